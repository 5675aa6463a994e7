package dev.latchkey.sso.entity;

import java.util.Set;

/**
 * Domains at which everybody can have an address. No tenant may call one its own, even if it reads the mail of {@code admin@} there. The
 * list is short on purpose: whoever can prove a domain that is not on it owns its DNS, or its postmaster's mailbox.
 */
final class PublicDomains {
    private static final Set<String> ALL = Set.of(
            "126.com",
            "163.com",
            "aol.com",
            "arcor.de",
            "bluewin.ch",
            "bol.com.br",
            "comcast.net",
            "duck.com",
            "email.com",
            "fastmail.com",
            "fastmail.fm",
            "free.fr",
            "freenet.de",
            "gmail.com",
            "gmx.at",
            "gmx.ch",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "googlemail.com",
            "hey.com",
            "hotmail.co.uk",
            "hotmail.com",
            "hotmail.de",
            "hotmail.fr",
            "hotmail.it",
            "icloud.com",
            "inbox.com",
            "laposte.net",
            "libero.it",
            "live.com",
            "mac.com",
            "mail.com",
            "mail.ru",
            "mailbox.org",
            "me.com",
            "msn.com",
            "naver.com",
            "o2.pl",
            "orange.fr",
            "outlook.com",
            "outlook.de",
            "outlook.fr",
            "pm.me",
            "posteo.de",
            "proton.me",
            "protonmail.ch",
            "protonmail.com",
            "qq.com",
            "rediffmail.com",
            "seznam.cz",
            "sfr.fr",
            "t-online.de",
            "tutanota.com",
            "tuta.io",
            "uol.com.br",
            "verizon.net",
            "wanadoo.fr",
            "web.de",
            "wp.pl",
            "yahoo.co.jp",
            "yahoo.co.uk",
            "yahoo.com",
            "yahoo.de",
            "yahoo.fr",
            "yandex.com",
            "yandex.ru",
            "ymail.com",
            "zoho.com");

    private PublicDomains() {}

    static boolean holds(String domain) {
        return ALL.contains(domain);
    }
}
