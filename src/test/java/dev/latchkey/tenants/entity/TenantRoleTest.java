package dev.latchkey.tenants.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C-20, promise 5: rights only go down from above. */
class TenantRoleTest {
    @ParameterizedTest
    @CsvSource({
        "OWNER, OWNER, true",
        "OWNER, ADMIN, true",
        "OWNER, MEMBER, true",
        "ADMIN, OWNER, false",
        "ADMIN, ADMIN, true",
        "ADMIN, MEMBER, true",
        "MEMBER, OWNER, false",
        "MEMBER, ADMIN, false",
        "MEMBER, MEMBER, false",
    })
    void who_may_give_change_or_take_away_which_role(TenantRole acting, TenantRole other, boolean may) {
        assertEquals(may, acting.mayManage(other));
    }

    @ParameterizedTest
    @CsvSource({"OWNER, owner, true", "ADMIN, admin, true", "MEMBER, member, false"})
    void owners_and_admins_manage(TenantRole role, String label, boolean manages) {
        assertEquals(label, role.label());
        assertEquals(manages, role.mayManage());
    }
}
