// Says one Swedish word with a Swedish voice of the device. The loader has seen that there is one.
export default element => {
  const {say, voice: wanted} = element.dataset;
  const speak = () => {
    const utterance = new SpeechSynthesisUtterance(say);
    utterance.lang = wanted;
    utterance.voice = speechSynthesis.getVoices().find(({lang, localService}) => localService && lang.toLowerCase().split(/[-_]/)[0] === wanted) || null;
    utterance.rate = .8;
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  };
  element.addEventListener('click', speak);
  speak();
};
