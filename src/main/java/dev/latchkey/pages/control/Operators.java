package dev.latchkey.pages.control;

import dev.latchkey.admin.entity.Operator;
import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.users.entity.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the operators' pages have in common. */
@ApplicationScoped
public class Operators {
    @Inject
    Texts texts;

    /** The administrator whose visit this is. */
    public static Operator of(Visit visit) {
        return new Operator(visit.requireCaller().userId(), visit.client(), visit.now());
    }

    /** The plans to choose from, in the reader's words. */
    public List<Option> plans(Visit visit) {
        return Arrays.stream(Plan.values())
                .map(plan -> option(visit, "operator.plan.", plan.label()))
                .toList();
    }

    /** The plan that was chosen. */
    public static Optional<Plan> plan(String label) {
        return Arrays.stream(Plan.values())
                .filter(plan -> plan.label().equals(label))
                .findFirst();
    }

    /** The constants of an enum to choose from; the text of each is {@code <prefix><label>}. */
    public <E extends Enum<E>> List<Option> options(Visit visit, String prefix, E[] constants) {
        return Arrays.stream(constants)
                .map(constant -> option(visit, prefix, label(constant)))
                .toList();
    }

    /** The constant of that label, or the first one. */
    public static <E extends Enum<E>> E chosen(E[] constants, String label) {
        return Arrays.stream(constants)
                .filter(constant -> label(constant).equals(label))
                .findFirst()
                .orElse(constants[0]);
    }

    /** A constant in addresses and texts: {@code given-up}. */
    public static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Option option(Visit visit, String prefix, String label) {
        return new Option(label, texts.in(visit.language()).say(prefix + label));
    }
}
