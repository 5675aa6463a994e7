package dev.latchkey.system;

import java.util.List;

/** Every act on a tenant, for tables: its method, its path and its body, empty for none. */
final class Acts {
    private Acts() {}

    static List<String[]> of(String tenantId, String userId, String inviteId) {
        String tenant = "/api/tenants/" + tenantId;
        return List.of(
                new String[] {"GET", tenant, ""},
                new String[] {"PATCH", tenant, "{\"name\":\"Stolen\"}"},
                new String[] {"POST", tenant + "/activate", ""},
                new String[] {"GET", tenant + "/members", ""},
                new String[] {"PATCH", tenant + "/members/" + userId, "{\"role\":\"member\"}"},
                new String[] {"DELETE", tenant + "/members/" + userId, ""},
                new String[] {"GET", tenant + "/invites", ""},
                new String[] {"POST", tenant + "/invites", "{\"email\":\"eve@example.org\",\"role\":\"admin\"}"},
                new String[] {"POST", tenant + "/invites/" + inviteId + "/resend", ""},
                new String[] {"DELETE", tenant + "/invites/" + inviteId, ""},
                new String[] {"GET", tenant + "/usage", ""},
                new String[] {"POST", tenant + "/leave", ""},
                new String[] {"DELETE", tenant, ""});
    }

    static Answer send(Client client, String[] act) {
        Call call = client.call(act[0], act[1]);
        return (act[2].isEmpty() ? call : call.json(act[2])).send();
    }
}
