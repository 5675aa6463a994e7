package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The official {@code better-auth} client, unchanged: the tests of {@code src/test/wire}, each of which is one here. On a machine
 * without Node they are skipped, and it says so.
 */
@OnBothDatabases
class WireIT {
    private static final long PATIENCE_SECONDS = 300;

    private final Database database;

    WireIT(Database database) {
        this.database = database;
    }

    @TestFactory
    Stream<DynamicTest> the_official_client_works() throws IOException {
        Optional<String> hindrance = Node.whyNot();
        if (hindrance.isPresent()) {
            System.out.println("WireIT: skipped on " + database + ", " + hindrance.get());
            return Stream.of(dynamicTest("skipped", () -> Assumptions.abort(hindrance.get())));
        }
        WireStand stand = new WireStand(LatchkeySystem.on(database));
        Path report = Files.createTempFile("latchkey-wire-", ".jsonl");
        Node.Ended ended = Node.run(
                PATIENCE_SECONDS,
                stand.environment(),
                "node",
                "--test-reporter=./report.mjs",
                "--test-reporter-destination=" + report,
                "all.mjs");
        List<JsonNode> results = new ArrayList<>();
        for (String line : Files.readAllLines(report)) {
            results.add(new ObjectMapper().readTree(line));
        }
        Files.delete(report);
        Stream<DynamicTest> whole = Stream.of(dynamicTest("all of them ran to their end", () -> {
            assertTrue(results.size() > 1, ended::output);
            boolean passed = results.stream().allMatch(one -> one.path("passed").asBoolean());
            assertEquals(passed, ended.status() == 0, ended::output);
        }));
        return Stream.concat(whole, results.stream().map(WireIT::shown));
    }

    private static DynamicTest shown(JsonNode result) {
        String name = result.path("name").asText();
        // The name is in the message too, because Maven's summary has numbers for names of dynamic tests.
        return dynamicTest(
                name,
                () -> assertTrue(
                        result.path("passed").asBoolean(),
                        () -> name + "\n" + result.path("error").asText()));
    }
}
