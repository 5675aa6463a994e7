package dev.latchkey.system;

/** Administrators and where their pages are. */
record OperatorSide(LatchkeySystem system) {
    /** Somebody new who is an administrator. */
    Person administrator() {
        Person boss = system.person();
        system.change("update users set role = 'admin' where id = ?", boss.id());
        return boss;
    }

    /** A browser for pages in which this person is signed in. */
    PageBrowser signedIn(Person person) {
        return new PageBrowser(system)
                .with(system.cookieName(), person.browser().token());
    }

    /** The page about this person. */
    static String at(Person person) {
        return "/operator/users/" + person.id();
    }

    /** Where the form of an act on this person is sent. */
    static String at(Person person, String act) {
        return at(person) + "/" + act;
    }
}
