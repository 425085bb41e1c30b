/** The platform's voices, as far as reading aloud needs them. */
export interface Speech {
  getVoices(): readonly SpeechSynthesisVoice[];
  speak(utterance: SpeechSynthesisUtterance): void;
  cancel(): void;
  addEventListener(type: "voiceschanged", listener: () => void, options?: { readonly once: true }): void;
}

/**
 * The voice for a language (BCP 47), one on the device before one that needs a connection. Some browsers name their voices only a moment
 * after they were first asked, so an empty list is asked again. Undefined where there is none.
 */
export async function voiceFor(speech: Speech, language: string, waitMs = 1500): Promise<SpeechSynthesisVoice | undefined> {
  if (speech.getVoices().length === 0) {
    await new Promise<void>((resolve) => {
      speech.addEventListener("voiceschanged", () => resolve(), { once: true });
      setTimeout(resolve, waitMs);
    });
  }
  const own = speech.getVoices().filter(({ lang }) => lang.slice(0, 2).toLowerCase() === language.slice(0, 2));
  return own.find(({ localService }) => localService) ?? own[0];
}

export interface SpeakerEvents {
  /** A sentence is being spoken. */
  readonly onSentence: (index: number) => void;
  /** Everything was spoken. */
  readonly onEnd: () => void;
  /** The platform stopped by itself. */
  readonly onFailure: () => void;
}

/**
 * Speaks texts one after the other with one voice. Stopping cancels the sentence, and going on begins it again: a paused utterance is
 * lost on Android, and a long one breaks off in Chromium.
 */
export function createSpeaker(speech: Speech, voice: SpeechSynthesisVoice, texts: readonly string[], events: SpeakerEvents) {
  let turn = 0;
  function speak(index: number, rate: number): void {
    turn += 1;
    const own = turn;
    speech.cancel();
    const text = texts[index];
    if (text === undefined) {
      events.onEnd();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = rate;
    utterance.onend = () => {
      if (own === turn) speak(index + 1, rate);
    };
    utterance.onerror = ({ error }) => {
      if (own === turn && error !== "interrupted" && error !== "canceled") events.onFailure();
    };
    events.onSentence(index);
    speech.speak(utterance);
  }
  return {
    /** From a sentence on; `rate` 1 is the voice's own speed. */
    speak,
    stop: () => {
      turn += 1;
      speech.cancel();
    },
  };
}
export type Speaker = ReturnType<typeof createSpeaker>;
