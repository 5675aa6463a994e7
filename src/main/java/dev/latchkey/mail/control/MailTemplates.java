package dev.latchkey.mail.control;

import dev.latchkey.mail.entity.Letter;
import dev.latchkey.mail.entity.Mail;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Renders a mail as text and as HTML; the templates are compiled with the house and escape every name. */
@ApplicationScoped
class MailTemplates {
    @Inject
    MailSettings settings;

    private final TemplateEngine html = engine(ContentType.Html, "dev.latchkey.generated.html");
    private final TemplateEngine text = engine(ContentType.Plain, "dev.latchkey.generated.text");

    Letter render(Mail mail) {
        String template = "mail/" + mail.template() + ".jte";
        Map<String, Object> parameters = Map.of("mail", mail, "product", settings.product());
        return new Letter(
                mail.subject(settings.product()),
                render(text, template, parameters),
                render(html, template, parameters));
    }

    private static String render(TemplateEngine engine, String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        engine.render(template, parameters, output);
        return output.toString().strip() + "\n";
    }

    private static TemplateEngine engine(ContentType type, String packageName) {
        return TemplateEngine.createPrecompiled(null, type, MailTemplates.class.getClassLoader(), packageName);
    }
}
