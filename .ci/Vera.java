import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates files against one profile: a line a file, and below it each rule that failed, how often and why. */
public class Vera {
  public static void main(String[] arguments) {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour profile = PDFAFlavour.byFlavourId(arguments[0]);
    boolean good = true;
    for (int index = 1; index < arguments.length; index++) {
      good &= passes(profile, arguments[index]);
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean passes(PDFAFlavour profile, String name) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), profile)) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false);
      ValidationResult result = validator.validate(parser);
      System.out.println(name + " " + profile.getId() + " " + (result.isCompliant() ? "PASS" : "FAIL")
          + " checks=" + result.getTotalAssertions());
      Map<String, Integer> counts = new TreeMap<>();
      Map<String, String> reasons = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
          counts.merge(rule, 1, Integer::sum);
          reasons.putIfAbsent(rule, assertion.getMessage());
        }
      }
      counts.forEach((rule, count) -> System.out.println("   " + rule + " x" + count + " " + reasons.get(rule)));
      return result.isCompliant();
    } catch (Exception error) {
      System.out.println(name + " ERROR " + error);
      return false;
    }
  }
}
