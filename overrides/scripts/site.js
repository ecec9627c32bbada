// Wakes what needs a script. A page is whole without it: such controls are `hidden` until this browser can do what they say.
// The script of each lies in its own file and is fetched when it is used first.
const bare = tag => tag.toLowerCase().split(/[-_]/)[0];
// What is shown only where it works, and at once at work where it was used before.
const needs = {
  listen(show, wake, element) {
    const wanted = bare(element.dataset.voice || document.documentElement.lang);
    const look = () => speechSynthesis.getVoices().some(voice => voice.localService && bare(voice.lang) === wanted) && show();
    if (!('speechSynthesis' in window)) return;
    look();
    speechSynthesis.addEventListener?.('voiceschanged', look);
  },
  save(show, wake) {
    if ('caches' in window) navigator.serviceWorker?.getRegistration().then(found => found ? wake() : show());
  },
};
needs.speak = needs.listen;
for (const element of document.querySelectorAll('[data-js]')) {
  const {js, src, on} = element.dataset;
  let done;
  const wake = event => done ||= import(new URL(src, document.baseURI)).then(script => script.default(element, event), () => { done = null; });
  const show = () => {
    element.hidden = false;
    if (on === 'load') wake();
    else element.addEventListener(on || 'click', wake);
  };
  (needs[js] || show)(show, wake, element);
}
