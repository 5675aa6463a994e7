package dev.latchkey.system;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody is ever taken for somebody else, however requests follow each other on a connection or thread. */
@OnBothDatabases
class MixIT {
    private static final int THREADS = 12;
    private static final int ROUNDS = 40;

    private final LatchkeySystem system;

    MixIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    @Test
    void s4_22_of_480_interleaved_requests_each_is_its_own_caller() {
        List<Person> people = List.of(system.person(), system.person(), system.person());
        people.forEach(person -> person.browser()
                .post("/api/tenants", Map.of("name", person.email()))
                .expect(201));
        people.forEach(Person::onPro);
        Browser anonymous = system.browser();
        Crowd.atOnce(THREADS, thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                ask(people, anonymous, thread + round);
            }
            return thread;
        });
    }

    private static void ask(List<Person> people, Browser anonymous, int turn) {
        int who = turn % (people.size() + 1);
        if (who == people.size()) {
            anonymous.me().expectError(401, "UNAUTHORIZED");
            anonymous.get("/api/tenants").expectError(401, "UNAUTHORIZED");
            return;
        }
        Person person = people.get(who);
        Client client = turn % 2 == 0 ? person.browser() : person.program();
        client.me()
                .expect(200)
                .expectText("/user/id", person.id())
                .expectSize("/tenants", 1)
                .expectText("/tenants/0/name", person.email());
    }
}
