package dev.latchkey.pages.control;

/**
 * The shades of the one brand colour, as CSS variables: as it is where that can be read, else darker on light ground and
 * lighter on dark, so that no choice of colour makes text too faint (WCAG 2.2, 1.4.3 and 1.4.11).
 */
final class Palette {
    private static final Color WHITE = new Color(255, 255, 255);
    private static final Color INK = new Color(16, 20, 28);
    // The faintest grounds that brand coloured text stands on.
    private static final Color LIGHT_GROUND = new Color(243, 244, 246);
    private static final Color DARK_GROUND = new Color(34, 39, 48);
    /** WCAG asks for 4.5; a little more, because the browser blends and rounds. */
    private static final double READABLE = 4.6;

    private Palette() {}

    private record Color(int red, int green, int blue) {
        static Color of(String hex) {
            int rgb = Integer.parseInt(hex.substring(1), 16);
            return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
        }

        /** This much of the way to another colour. */
        Color towards(Color other, double part) {
            return new Color(mix(red, other.red, part), mix(green, other.green, part), mix(blue, other.blue, part));
        }

        private static int mix(int from, int to, double part) {
            return (int) Math.round(from + (to - from) * part);
        }

        /** WCAG 2.2, relative luminance. */
        double luminance() {
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        }

        private static double linear(int channel) {
            double part = channel / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }

        double contrast(Color other) {
            double bright = Math.max(luminance(), other.luminance());
            double dark = Math.min(luminance(), other.luminance());
            return (bright + 0.05) / (dark + 0.05);
        }

        /** The nearest shade on the way to {@code goal} that can be read on that ground. */
        Color readableOn(Color ground, Color goal) {
            for (int step = 0; step < 20; step++) {
                Color shade = towards(goal, step / 20.0);
                if (shade.contrast(ground) >= READABLE) {
                    return shade;
                }
            }
            return goal;
        }

        String hex() {
            return "#%02x%02x%02x".formatted(red, green, blue);
        }
    }

    /** {@code --brand} and its relatives for both grounds, with the contrast between a button and its text. */
    static String css(String brandColor) {
        Color brand = Color.of(brandColor);
        return ":root{" + variables(brand.readableOn(LIGHT_GROUND, INK), INK) + "}"
                + "@media (prefers-color-scheme:dark){:root{" + variables(brand.readableOn(DARK_GROUND, WHITE), WHITE)
                + "}}";
    }

    private static String variables(Color shade, Color hover) {
        Color text = shade.contrast(WHITE) >= READABLE ? WHITE : INK;
        Color away = text.equals(WHITE) ? INK : WHITE;
        return "--brand:" + shade.hex() + ";--brand-hover:"
                + shade.towards(away, 0.14).hex() + ";--brand-strong:"
                + shade.towards(hover, 0.14).hex() + ";--on-brand:" + text.hex();
    }
}
