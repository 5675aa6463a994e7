package dev.latchkey.requests.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
    private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();

    @Test
    void without_parameters_it_is_the_first_twenty() {
        assertEquals(new Paging(1, 20), Paging.of(null, null));
        assertEquals(" limit 20 offset 0", Paging.of(null, null).clause());
    }

    @Test
    void a_page_is_the_part_after_the_pages_before_it() {
        assertEquals(List.of(3, 4, 5), Paging.of("2", "3").cut(TEN));
        assertEquals(List.of(9), Paging.of("4", "3").cut(TEN));
        assertEquals(List.of(), Paging.of("5", "3").cut(TEN));
        assertEquals(" limit 3 offset 3", Paging.of("2", "3").clause());
    }

    @Test
    void the_last_possible_page_is_empty_and_does_not_overflow() {
        assertEquals(List.of(), Paging.of("1000000", "100").cut(TEN));
        assertEquals(" limit 100 offset 99999900", Paging.of("1000000", "100").clause());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "+1",
                "1.5",
                "1e3",
                " 1",
                "1 ",
                "one",
                "101",
                "10000000",
                "99999999999999999999",
                "0x10",
                "\u0661",
                "1;drop table users",
                "NaN",
            })
    void a_limit_that_is_no_number_from_1_to_100_is_refused(String limit) {
        AuthException refused = assertThrows(AuthException.class, () -> Paging.of(null, limit));
        assertEquals(RequestProblem.VALIDATION_ERROR, refused.code());
        assertEquals(List.of("limit"), List.copyOf(refused.fields().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "9999999", "x"})
    void a_page_that_is_no_number_in_its_range_is_refused(String page) {
        AuthException refused = assertThrows(AuthException.class, () -> Paging.of(page, null));
        assertEquals(List.of("page"), List.copyOf(refused.fields().keySet()));
    }
}
