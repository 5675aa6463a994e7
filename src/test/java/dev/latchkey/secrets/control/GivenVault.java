package dev.latchkey.secrets.control;

/** A vault for tests of other rooms. */
public final class GivenVault {
    private GivenVault() {}

    /** One with this secret, of 32 characters or more. */
    public static Vault with(String secret) {
        Vault vault = new Vault();
        vault.settings = new SecretSettings(secret);
        vault.prepare();
        return vault;
    }
}
