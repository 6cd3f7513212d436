/* Shows the number of characters below a field while typing. */
(() => {
  class CharacterCount extends window.StimulusModule.Controller {
    static values = { advised: Number, few: String, many: String };

    connect() {
      this.field = this.element.querySelector("textarea, input");
      this.output = document.createElement("p");
      this.output.className = "help";
      this.output.id = `${this.field.id}-count`;
      this.output.setAttribute("aria-live", "polite");
      this.field.closest(window.wagtailNames.fieldInput).append(this.output);
      this.update();
    }

    disconnect() {
      this.output.remove();
    }

    update() {
      const number = [...this.field.value].length;
      const words = number > this.advisedValue ? this.manyValue : this.fewValue;
      this.output.textContent = words.replace("{number}", number).replace("{advised}", this.advisedValue);
    }
  }
  window.wagtail.app.register("character-count", CharacterCount);
})();
