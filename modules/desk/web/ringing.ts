const key = 'heed.ringing';
const tones = [
  { hertz: 660, atSeconds: 0 },
  { hertz: 880, atSeconds: 0.18 },
];
const loudness = 0.06;
const toneSeconds = 0.16;

/** Whether offers are heard on this device. Silent until somebody switches it on. */
export function isRingingOn(): boolean {
  return localStorage.getItem(key) === 'on';
}

/** Switches the sound of offers for this device. */
export function setRinging(isOn: boolean): void {
  localStorage.setItem(key, isOn ? 'on' : 'off');
}

/** Rings softly, once, when it is switched on. A browser that has not been touched stays silent. */
export function ring(): void {
  if (!isRingingOn()) return;
  const audio = new AudioContext();
  for (const { hertz, atSeconds } of tones) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + atSeconds;
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(loudness, start);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + toneSeconds);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + toneSeconds);
    tone.addEventListener('ended', () => {
      if (hertz === tones.at(-1)?.hertz) void audio.close();
    });
  }
}
