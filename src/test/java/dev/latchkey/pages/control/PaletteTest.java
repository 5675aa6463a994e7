package dev.latchkey.pages.control;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2, 1.4.3: text has a contrast of 4.5, whatever colour the brand has. */
class PaletteTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "#1d4ed8", "#000000", "#ffffff", "#ffff00", "#ff0000", "#00ff00", "#0000ff", "#808080", "#7f8080",
                "#f97316", "#14b8a6", "#e11d48", "#101418", "#fafafa"
            })
    void every_colour_can_be_read_on_both_grounds(String color) {
        String css = Palette.css(color);
        int dark = css.indexOf("@media");
        readable(css.substring(0, dark), "#f3f4f6", "#ffffff", "#f6f7f9");
        readable(css.substring(dark), "#171b22", "#0f1218", "#222730");
    }

    private static void readable(String css, String... grounds) {
        for (String ground : grounds) {
            expect(css, value(css, "brand"), ground);
            expect(css, value(css, "brand-strong"), ground);
        }
        expect(css, value(css, "on-brand"), value(css, "brand"));
        expect(css, value(css, "on-brand"), value(css, "brand-hover"));
    }

    private static void expect(String css, String text, String ground) {
        double a = luminance(text);
        double b = luminance(ground);
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        assertTrue(contrast >= 4.5, text + " on " + ground + " has " + contrast + " in " + css);
    }

    private static String value(String css, String name) {
        Matcher value = Pattern.compile("--" + name + ":(#[0-9a-f]{6})").matcher(css);
        assertTrue(value.find(), css);
        return value.group(1);
    }

    /** By the definition, apart from the code under test. */
    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(hex, 1 + 2 * i, 3 + 2 * i, 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
