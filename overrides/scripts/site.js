// Wakes what needs a script. A page is whole without it: such controls are `hidden` until this browser can do what they say.
// The script of each lies in its own file and is fetched when it is used first.
const able = {
  listen: () => 'speechSynthesis' in window,
  save: () => 'serviceWorker' in navigator && 'caches' in window,
};
for (const element of document.querySelectorAll('[data-js]')) {
  const {js, src, on} = element.dataset;
  if (able[js]?.() === false) continue;
  element.hidden = false;
  const wake = async event => (await import(new URL(src, document.baseURI))).default(element, event);
  if (on === 'load') wake();
  else element.addEventListener(on || 'click', wake, {once: true});
}
