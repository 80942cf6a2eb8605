package org.hearth.identity;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Passwords that are tried first. Lists of leaked passwords hold few of twelve characters, and these are nearly all of three
 * kinds, so three rules stand here in place of a long list: a run on the keyboard, a common word with digits around it, and
 * sentences that many people think of.
 */
final class CommonPasswords {
    private static final int MIN_RUN = 3;

    private static final List<String> ROWS = List.of(
            "01234567890123456789",
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiop[]",
            "qwertzuiop",
            "azertyuiop",
            "asdfghjkl;'",
            "qsdfghjklm",
            "zxcvbnm,./",
            "yxcvbnm",
            "1q2w3e4r5t6y7u8i9o0p",
            "q1w2e3r4t5y6u7i8o9p0",
            "qazwsxedcrfvtgbyhnujm",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
            "zaq12wsxcde34rfv",
            "!@#$%^&*()");

    private static final List<String> RUNS =
            ROWS.stream().flatMap(row -> List.of(row, reversed(row)).stream()).toList();

    private static final Set<String> WORDS = words("""
            abc access admin adminadmin administrator airplane alexander amazing america andrea angel anthony
            autumn azerty babygirl barcelona baseball basketball batman beautiful benjamin blahblah blink
            butterfly changeme charlie cheese chelsea chocolate christian christopher computer contrasena
            correcthorsebatterystaple danielle default dragon elephant elizabeth eminem facebook family flower
            football freedom friends gateway google hallo hello helloworld home homeassistant hunter iloveu
            iloveyou internet jennifer jessica jesus jesuschrist jordan kalimera kwdikos letmein letmeinnow
            liverpool login lovely loveyou manchester manchesterunited maria master michael michelle minecraft
            monkey motdepasse mustang mypassword naruto newpassword nicole ninja nothing olympiakos
            panathinaikos parola pass passw password passwordpassword passwort pokemon princess qwerty qwertz
            raspberry raspberrypi raspbian rockyou root samsung secret server shadow smarthome sophie spiderman
            spring starwars summer sunshine superman superuser test teste testing thomas trustno unknown user
            victoria wachtwoord welcome whatever william windows winter zxcvbnm""");

    private static final Set<String> SENTENCES = words("""
            !qaz2wsx#edc 1qaz!qaz2wsx 1qaz@wsx3edc abracadabra! changemeplease correcthorsebatterystaple
            hakunamatata homesweethome ilovemyfamily ilovemyself iloveyouforever iloveyousomuch letmeinplease
            livelaughlove maytheforcebewithyou mypasswordis notapassword notmypassword opensesame!! openthedoor!
            openthegate! passwordispassword pleasechangeme qwertyqwerty supercalifragilisticexpialidocious
            thisisapassword thisismypassword winteriscoming youshallnotpass""");

    private static final Pattern NOT_LETTERS_AROUND = Pattern.compile("^[^\\p{L}@$]+|[^\\p{L}]+$");

    private CommonPasswords() {}

    /** Whether this password, in lower case, is among those that are tried first. */
    static boolean contains(String password) {
        return SENTENCES.contains(password.replaceAll("[ -]", ""))
                || isMadeOfRuns(password)
                || WORDS.contains(plain(NOT_LETTERS_AROUND.matcher(password).replaceAll("")));
    }

    /** Runs along a row of the keyboard or the alphabet, one after the other, with nothing else between them. */
    private static boolean isMadeOfRuns(String password) {
        int at = 0;
        while (at < password.length()) {
            int run = longestRun(password, at);
            if (run < MIN_RUN) return false;
            at += run;
        }
        return true;
    }

    private static int longestRun(String password, int from) {
        int length = 0;
        while (from + length < password.length() && isRun(password.substring(from, from + length + 1))) length++;
        return length;
    }

    private static boolean isRun(String part) {
        return RUNS.stream().anyMatch(run -> run.contains(part));
    }

    /** Signs that stand for letters read as these letters, everything that is not a letter left out. */
    private static String plain(String word) {
        return word.replace('@', 'a')
                .replace('4', 'a')
                .replace('3', 'e')
                .replace('1', 'i')
                .replace('!', 'i')
                .replace('0', 'o')
                .replace('$', 's')
                .replace('5', 's')
                .replaceAll("[^\\p{L}]", "");
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }

    private static String reversed(String row) {
        return new StringBuilder(row).reverse().toString();
    }
}
