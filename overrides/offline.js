{# The worker of a language: `save.js` registers it when the reader asks. It fetches nothing before it is told to `save`. #}
// Keeps and shows the pages of one language. With a net pages come from the net; what is named by its content does not.
const VERSION = {{ version|tojson }}, FILES = {{ files|tojson }};
// Folders below this one that belong to other languages, and the page for what is not kept.
const OTHERS = {{ others|tojson }}, LOST = {{ lost|tojson }};
const HERE = new URL('.', location).href, ASSETS = new URL({{ assets|tojson }}, HERE).href, DAY = 'offline.js?saved';
const PATIENCE = 4000;
const at = file => new URL(file, HERE).href;
const names = async () => (await caches.keys()).filter(name => name.startsWith(`${HERE} `));

// A cache without its day was never finished.
const kept = async () => {
  for (const name of await names()) {
    const cache = await caches.open(name), day = await cache.match(at(DAY));
    if (day) return {cache, name, day: await day.text()};
  }
};
const state = async () => {
  const found = await kept();
  return {version: VERSION, kept: found?.name.slice(HERE.length + 1), at: found?.day};
};
const save = async () => {
  const name = `${HERE} ${VERSION}`, cache = await caches.open(name);
  try {
    await Promise.all([...FILES, LOST].map(async file => {
      const response = await fetch(at(file), {cache: 'no-cache'});
      if (!response.ok) throw new Error(file);
      // Made anew: a redirected response may not answer for a page.
      await cache.put(at(file), new Response(response.body, response));
    }));
    await cache.put(at(DAY), new Response(new Date().toISOString()));
  } catch {
    await caches.delete(name);
    return {...await state(), failed: true};
  }
  for (const other of await names()) if (other !== name) await caches.delete(other);
  return state();
};
const remove = async () => {
  for (const name of await names()) await caches.delete(name);
};
const answer = async request => {
  const found = await kept(), saved = await found?.cache.match(request, {ignoreSearch: true});
  const page = request.mode === 'navigate';
  if (saved && !page) return saved;
  try {
    const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
    return await (saved ? Promise.race([fetch(request), late]) : fetch(request));
  } catch {
    return saved || (page && await found?.cache.match(at(LOST))) || Response.error();
  }
};
const ours = ({mode, url}) => {
  const [path] = url.split(/[?#]/);
  if (mode !== 'navigate') return path.startsWith(ASSETS);
  return path.startsWith(HERE) && /(\/|\.html)$/.test(path) && !OTHERS.some(other => path.startsWith(at(other)));
};
addEventListener('install', () => skipWaiting());
addEventListener('message', event => {
  const [port] = event.ports;
  event.waitUntil({save, state, remove}[event.data]().then(reply => port.postMessage(reply)));
});
addEventListener('fetch', event => {
  if (event.request.method === 'GET' && ours(event.request)) event.respondWith(answer(event.request));
});
