package dev.latchkey.limits.control;

import dev.latchkey.limits.entity.Rate;
import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import dev.latchkey.users.entity.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The limits for strangers and those of the plans, and whether they are on at all. */
record LimitSettings(boolean on, Map<Limit, Rate> rates, Map<Plan, Rate> plans) implements RoomSettings {
    /** A bucket is remembered for as long as this after its last use. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** What a plan gives. */
    Rate of(Plan plan) {
        return Objects.requireNonNull(plans.get(plan));
    }

    @ApplicationScoped
    static class Source {
        private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(P\\S+)");

        @Produces
        @Singleton
        LimitSettings read(Settings settings) {
            Map<Limit, Rate> rates = new EnumMap<>(Limit.class);
            for (Limit limit : Limit.values()) {
                rates.put(limit, rate(settings, limit.key()));
            }
            Map<Plan, Rate> plans = new EnumMap<>(Plan.class);
            for (Plan plan : Plan.values()) {
                plans.put(plan, rate(settings, "latchkey.limit.plan-" + plan.label()));
            }
            return new LimitSettings(settings.onOff("latchkey.rate-limits"), rates, plans);
        }

        private static Rate rate(Settings settings, String key) {
            Matcher form = FORM.matcher(settings.text(key));
            try {
                if (form.matches()) {
                    Rate rate = new Rate(Integer.parseInt(form.group(1)), Duration.parse(form.group(2)));
                    if (rate.tokens() > 0
                            && rate.per().compareTo(Duration.ZERO) > 0
                            && rate.per().compareTo(LONGEST) <= 0) {
                        return rate;
                    }
                }
            } catch (DateTimeParseException e) {
                throw settings.refused(key, "must be a count and a duration of at most PT1H, such as 30/PT1M");
            }
            throw settings.refused(key, "must be a count and a duration of at most PT1H, such as 30/PT1M");
        }
    }
}
