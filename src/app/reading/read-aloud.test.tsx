import { act, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TestBrowser } from "../../../tests/support/test-browser.tsx";
import { sentencesIn } from "./sentences.ts";

const lesson = "/en/courses/diplomatic-notes/notes/what-a-note-is";

/** A platform with voices, as the Web Speech API describes it: what is spoken waits until the test lets it end. */
class TestSpeech extends EventTarget {
  readonly spoken: TestUtterance[] = [];
  voices: readonly Partial<SpeechSynthesisVoice>[];
  constructor(voices: readonly Partial<SpeechSynthesisVoice>[]) {
    super();
    this.voices = voices;
  }
  getVoices = () => this.voices;
  speak = (utterance: TestUtterance) => void this.spoken.push(utterance);
  cancel = () => undefined;
  endSentence = () => act(() => this.spoken.at(-1)?.onend?.());
}
class TestUtterance {
  lang = "";
  rate = 1;
  voice: unknown;
  onend: (() => void) | undefined;
  onerror: ((event: { readonly error: string }) => void) | undefined;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
const english = { lang: "en-GB", localService: true };
const arabic = { lang: "ar-SA", localService: true };

function platform(...voices: readonly Partial<SpeechSynthesisVoice>[]): TestSpeech {
  const speech = new TestSpeech(voices);
  vi.stubGlobal("speechSynthesis", speech);
  return speech;
}
async function readAloud(address = lesson): Promise<void> {
  await new TestBrowser().open(address);
  await userEvent.click(await screen.findByLabelText("More reading tools"));
  await userEvent.click(screen.getByRole("button", { name: "Read aloud" }));
}
beforeEach(() => {
  vi.stubGlobal("SpeechSynthesisUtterance", TestUtterance);
  document.documentElement.lang = "en"; // as the build writes it into every page
});
afterEach(() => vi.unstubAllGlobals());

describe("reading aloud", () => {
  it("speaks one sentence after the other with a voice of the text's language", async () => {
    const speech = platform(arabic, english);
    await readAloud();
    await waitFor(() => expect(speech.spoken).toHaveLength(1));
    expect(speech.spoken[0]).toMatchObject({ lang: "en-GB", text: "A note that speaks for a State" });
    speech.endSentence();
    expect(speech.spoken).toHaveLength(2);
    screen.getByText(/^Sentence 2 of/);
  });
  it("stops, goes on with the same sentence, and goes back and forth", async () => {
    const speech = platform(english);
    await readAloud();
    await userEvent.click(await screen.findByRole("button", { name: "Next sentence" }));
    await userEvent.click(screen.getByRole("button", { name: "Pause" }));
    speech.endSentence();
    expect(speech.spoken).toHaveLength(2);
    await userEvent.click(screen.getByRole("button", { name: "Go on" }));
    expect(speech.spoken.map(({ text }) => text)[2]).toBe(speech.spoken[1]?.text);
    await userEvent.click(screen.getByRole("button", { name: "Sentence before" }));
    screen.getByText(/^Sentence 1 of/);
  });
  it("says plainly that the device has no voice for the language", async () => {
    platform(english);
    await readAloud(`${lesson}?text=ar`);
    await screen.findByText(/This device has no voice for العربية/);
  });
  it("says so as well where the browser cannot speak at all", async () => {
    vi.stubGlobal("speechSynthesis", undefined);
    await readAloud();
    await screen.findByText(/This device has no voice for English/);
  });
  it("waits for a browser that names its voices late", async () => {
    const speech = platform();
    await readAloud();
    speech.voices = [english];
    speech.dispatchEvent(new Event("voiceschanged"));
    await waitFor(() => expect(speech.spoken).toHaveLength(1));
  });
  it("reads either of two languages, each with its own voice", async () => {
    const speech = platform(arabic, english);
    await readAloud(`${lesson}?with=ar`);
    await waitFor(() => expect(speech.spoken[0]?.lang).toBe("en-GB"));
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Language read aloud" }), "العربية");
    await waitFor(() => expect(speech.spoken.at(-1)?.lang).toBe("ar-SA"));
    expect(speech.spoken.at(-1)?.text).toMatch(/\p{Script=Arabic}/u);

    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Speed" }), "1.5");
    await waitFor(() => expect(speech.spoken.at(-1)).toMatchObject({ lang: "ar-SA", rate: 1.5 }));
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Language read aloud" }), "English");
    await waitFor(() => expect(speech.spoken.at(-1)).toMatchObject({ lang: "en-GB", rate: 1.5 }));
  });
  it("says when the voice stopped by itself", async () => {
    const speech = platform(english);
    await readAloud();
    await waitFor(() => expect(speech.spoken).toHaveLength(1));
    act(() => speech.spoken[0]?.onerror?.({ error: "synthesis-failed" }));
    screen.getByText("The voice of this device stopped. Close this and begin again.");
  });
});

describe("sentencesIn", () => {
  const sentencesOf = (html: string, language = "en") => {
    const root = document.createElement("div");
    root.lang = "en";
    root.innerHTML = html;
    return sentencesIn(root, language).map(({ text, range }) => {
      expect(range.toString().trim()).toBe(text);
      return text;
    });
  };
  it("splits paragraphs into sentences across marks in them, without what stands beside the text", () => {
    const html = `<p>A <span>note</span> is signed. It is <b>sealed</b>.</p><div class="gloss"><p>Binding</p></div><ul><li>One.</li></ul>`;
    expect(sentencesOf(html)).toEqual(["A note is signed.", "It is sealed.", "One."]);
  });
  it("takes only texts in the language asked for", () => {
    expect(sentencesOf(`<p>English.</p><p lang="ar">جملة أولى. جملة ثانية.</p>`, "ar")).toEqual(["جملة أولى.", "جملة ثانية."]);
  });
});
