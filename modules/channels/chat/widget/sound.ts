const pitchHz = 660;
const lengthSeconds = 0.3;
const loudness = 0.06;

/** A soft tone. A browser that allows none before the visitor has touched the page stays silent. */
export function chime(): void {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: pitchHz });
  tone.connect(new GainNode(context, { gain: loudness })).connect(context.destination);
  tone.onended = () => context.close();
  tone.start();
  tone.stop(context.currentTime + lengthSeconds);
}
