package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.tenants.control.Slug;

/** The fields in which a tenant's name and slug are typed: {@code tenant}, {@code slug}. */
public final class TenantNames {
    private static final int MAX_NAME = 200;
    private static final int MAX_SLUG = 64;

    private TenantNames() {}

    /** The form with what is wrong with the two; an empty slug is none. */
    public static Form check(Fields fields) {
        Form form = fields.keeping("tenant", "slug").requiring("tenant");
        String name = fields.text("tenant");
        if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            form = form.wrong("tenant", Message.of("wrong.tenant"));
        }
        String slug = fields.text("slug");
        if (!slug.isEmpty() && (slug.length() > MAX_SLUG || !slug.matches(Slug.PATTERN))) {
            form = form.wrong("slug", Message.of("wrong.slug"));
        }
        return form;
    }

    /** Whether a name was typed to confirm; how many blanks stand in it cannot be seen on a page. */
    public static boolean isSame(String typed, String name) {
        return oneBlank(typed).equals(oneBlank(name));
    }

    private static String oneBlank(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
