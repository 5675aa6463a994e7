package dev.latchkey.secrets.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C-23. */
class IdsTest {
    /** From the TypeID specification, valid.yml, and the two ends of the range. */
    @ParameterizedTest
    @CsvSource({
        "00000000-0000-0000-0000-000000000000, 00000000000000000000000000",
        "00000000-0000-0000-0000-000000000001, 00000000000000000000000001",
        "00000000-0000-0000-0000-00000000000a, 0000000000000000000000000a",
        "00000000-0000-0000-0000-000000000020, 00000000000000000000000010",
        "ffffffff-ffff-ffff-ffff-ffffffffffff, 7zzzzzzzzzzzzzzzzzzzzzzzzz",
        "0110c853-1d09-52d8-d73e-1194e95b5f19, 0123456789abcdefghjkmnpqrs",
        "01890a5d-ac96-774b-bcce-b302099a8057, 01h455vb4pex5vsknk084sn02q",
    })
    void a_uuid_is_written_as_the_typeid_specification_says(UUID uuid, String text) {
        assertEquals(text, Ids.encode(uuid));
    }

    @Test
    void an_id_is_its_prefix_and_26_characters_and_fits_the_column() {
        assertTrue(Ids.next("usr").matches("usr_[0-7][0-9a-hjkmnp-tv-z]{25}"), Ids.next("usr"));
        assertTrue(Ids.next("mail").length() <= 40);
    }

    @Test
    void ten_thousand_ids_are_different_and_in_order() {
        List<String> ids = Stream.generate(() -> Ids.next("ses")).limit(10_000).toList();
        Set<String> different = new HashSet<>(ids);
        assertEquals(ids.size(), different.size());
        assertEquals(ids.stream().sorted().toList(), ids);
    }
}
