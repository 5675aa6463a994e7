package dev.latchkey.passwords.control;

/** Prints the milliseconds of single password checks, one a line: what a sign-in cannot do without. */
final class BareHash {
    private static final int WARM_UP = 30;
    private static final int COST = 10;

    private BareHash() {}

    /** Takes the number of checks to time. */
    public static void main(String[] args) {
        String hash = Bcrypt.hash(NormalPassword.of("bench-Password-1"), COST);
        int checks = Integer.parseInt(args[0]);
        for (int i = -WARM_UP; i < checks; i++) {
            long begin = System.nanoTime();
            boolean right = StoredHash.matches("bench-Password-1", hash);
            double millis = (System.nanoTime() - begin) / 1e6;
            if (!right) {
                throw new IllegalStateException("the hash does not match its own password");
            }
            if (i >= 0) {
                System.out.printf("%.3f%n", millis);
            }
        }
    }
}
