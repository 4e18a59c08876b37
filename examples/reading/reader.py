"""A reader at the browser: does what is asked of it, and counts presses and characters."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass
class Reader:
    """Acts on a page; a press is a click, a choice from a list or a key that is no character."""

    page: Page
    presses: int = 0
    characters: int = 0

    def click(self, target: str | Locator) -> None:
        """Press something, by a selector or found already."""
        self.presses += 1
        found = self.page.locator(target).first if isinstance(target, str) else target
        found.click()

    def press(self, name: str) -> None:
        """Press the button, link or summary that has this text, the first that is seen."""
        named = self.page.locator("a, button, summary").filter(has_text=name)
        self.click(named.locator("visible=true").first)

    def write(self, target: str, text: str) -> None:
        """Press into a field and enter a text."""
        self.presses += 1
        self.characters += len(text)
        self.page.locator(target).first.fill(text)

    def enter(self) -> None:
        """The key."""
        self.presses += 1
        self.page.keyboard.press("Enter")

    def choose(self, target: str, label: str) -> None:
        """One of a list."""
        self.presses += 1
        self.page.locator(target).select_option(label=label)

    def save(self, name: str) -> None:
        """Press what gives a file, and have the file."""
        with self.page.expect_download() as waited:
            self.press(name)
        waited.value.path()

    def sees(self, target: str, text: str = "") -> None:
        """Wait for what the reader came for."""
        found = self.page.locator(target).first
        expect(found).to_contain_text(text)
        found.scroll_into_view_if_needed()
