/** The fourth view: what is printed, on what and how; the first sheets as they come out; one button; and the steps on paper. */
import { useEffect } from "preact/hooks";
import { about } from "../state/asking";
import { known, t } from "../words/words";
import { chooseProduct, parted, product } from "./choices";
import { makeByItself } from "./making";
import { OptionField } from "./option_field";
import { Printers } from "./printers";
import { Result } from "./result";
import { Selecting } from "./selecting";

export function PrintView() {
  useEffect(() => makeByItself(), []);
  const made = product.value;
  if (!made) return null;
  const [common, rare] = parted(made);
  return (
    <div class="print">
      <h1>{t("view-print")}</h1>
      <fieldset class="products">
        <legend>{t("print-what")}</legend>
        {about.value!.products.map((each) => (
          <label key={each.name} class="product">
            <input type="radio" name="product" checked={made.name === each.name} onChange={() => chooseProduct(each.name)} data-testid={`product-${each.name}`} />
            <strong>{known(`product-${each.name}`, each.name)}</strong>
            <span class="quiet">{known(`product-${each.name}-text`, each.summary)}</span>
          </label>
        ))}
      </fieldset>
      <div class="desk">
        <div class="paper">
          <section>
            <h2>{t("print-how")}</h2>
            <div class="fields">
              {common.map((each) => (
                <OptionField key={each.name} option={each} />
              ))}
            </div>
            <details class="fold">
              <summary>{t("print-rare")}</summary>
              <div class="fields">
                {rare.map((each) => (
                  <OptionField key={each.name} option={each} />
                ))}
              </div>
            </details>
          </section>
          <Selecting />
          <Printers />
        </div>
        <Result />
      </div>
    </div>
  );
}
