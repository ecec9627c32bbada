// Says one Swedish word with a Swedish voice of the device.
export default element => {
  const say = () => {
    const utterance = new SpeechSynthesisUtterance(element.dataset.say);
    utterance.lang = element.dataset.voice;
    utterance.voice = speechSynthesis.getVoices().find(voice => voice.lang.startsWith(element.dataset.voice)) || null;
    utterance.rate = .8;
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  };
  element.addEventListener('click', say);
  say();
};
