package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Page;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Turns pages into HTML; the templates are compiled with the house and escape by context. ASVS 1.2.1. */
@ApplicationScoped
public class Documents {
    @Inject
    Texts texts;

    @Inject
    PageSettings brand;

    @Inject
    Assets assets;

    @Inject
    FormTokens tokens;

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Documents.class.getClassLoader(), "dev.latchkey.generated.html");

    /** The whole document. */
    public String render(Page page) {
        View view = new View(page.visit(), texts.in(page.visit().language()), brand, assets, tokens);
        StringOutput output = new StringOutput(16_384);
        engine.render("pages/" + page.template() + ".jte", Map.of("view", view, "model", page.model()), output);
        return output.toString();
    }
}
