// Reads the page aloud with the voices of the device itself, block by block, and marks the block that is being read.
const BLOCKS = 'h1, h2, h3, h4, p, li, dt, dd, th, td, summary, caption, figcaption, div, article';
// An official word in the text is a button, and read; other controls are not text.
const SKIPPED = 'svg, button:not(.word), input, select, textarea, audio, aside, [hidden], [aria-hidden=true], details:not([open]) > :not(summary)';
const SLOW = .7;
const bare = tag => tag.toLowerCase().split(/[-_]/)[0];

// Only voices that need no net: others would cost data, and send the text away.
const voiceOf = language =>
  speechSynthesis.getVoices().find(voice => voice.localService && bare(voice.lang) === bare(language));

// What is to be read, in order: a text in one language, and the block that it stands in.
const passagesOf = article => {
  const unread = node => node.nodeType === Node.ELEMENT_NODE && (node.matches(SKIPPED) || getComputedStyle(node).display === 'none');
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node =>
    unread(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const found = [];
  let last = {};
  for (let node; (node = walker.nextNode());) {
    if (node.nodeName === 'BR') last.text += ' ';
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const block = node.parentElement.closest(BLOCKS), {lang} = node.parentElement.closest('[lang]');
    if (last.block === block && last.lang === lang) last.text += node.data;
    else found.push(last = {block, lang, text: node.data});
  }
  return found.filter(({text}) => /[\p{L}\p{N}]/u.test(text));
};

export default async button => {
  const label = button.lastElementChild || button, start = label.textContent;
  const {pause, go, slow, usual, stop} = await (await fetch(button.parentElement.dataset.labels)).json();
  let passages = [], at = 0, speaking = null, marked = null, rate = 1;

  const mark = block => {
    const box = marked?.getBoundingClientRect(), follows = !box || (box.bottom > 0 && box.top < innerHeight);
    marked?.classList.remove('reading');
    marked = block;
    if (!block) return;
    block.classList.add('reading');
    // Who has scrolled away from what is read is left where she is.
    const {top, bottom} = block.getBoundingClientRect();
    if (follows && (top < 0 || bottom > innerHeight * .7)) block.scrollIntoView();
  };
  const say = () => {
    const passage = passages[at];
    if (!passage) return end();
    if (passage.block !== marked) mark(passage.block);
    const utterance = speaking = new SpeechSynthesisUtterance(passage.text.replace(/\s+/g, ' ').trim());
    utterance.voice = voiceOf(passage.lang) || voiceOf(document.documentElement.lang);
    utterance.lang = utterance.voice?.lang || passage.lang;
    utterance.rate = rate;
    // A cancelled utterance ends too, in some browsers with an error, and later than the next begins.
    utterance.onend = () => { if (utterance === speaking) { at += 1; say(); } };
    utterance.onerror = () => { if (utterance === speaking) hold(); };
    label.textContent = pause;
    speechSynthesis.speak(utterance);
  };
  const hush = () => {
    speaking = null;
    speechSynthesis.cancel();
  };
  // The browser's own pause() ends the speech on Android: the passage is begun again instead.
  const hold = () => {
    hush();
    label.textContent = go;
  };
  const control = (text, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', act);
    return made;
  };
  const slower = control(slow, () => {
    rate = rate === 1 ? SLOW : 1;
    slower.textContent = rate === 1 ? slow : usual;
    if (!speaking) return;
    hush();
    say();
  });
  const enough = control(stop, () => {
    end();
    button.focus();
  });
  const end = () => {
    hush();
    mark(null);
    label.textContent = start;
    button.parentElement.classList.remove('playing');
    slower.remove();
    enough.remove();
  };
  const press = () => {
    if (speaking) return hold();
    if (!button.parentElement.classList.contains('playing')) {
      hush();
      passages = passagesOf(document.querySelector('article'));
      at = 0;
      button.parentElement.classList.add('playing');
      button.after(slower, enough);
    }
    say();
  };
  button.addEventListener('click', press);
  addEventListener('pagehide', end);
  press();
};
