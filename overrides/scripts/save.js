// Keeps the pages of a language on the phone, when its reader asks for that, and tells what is kept and since when.
// The work is done by the language's worker, `offline.js`, which also knows what there is to keep.
const ask = (registration, what) => new Promise(resolve => {
  const {port1, port2} = new MessageChannel();
  port1.onmessage = ({data}) => resolve(data);
  (registration.installing || registration.waiting || registration.active).postMessage(what, [port2]);
});

// The day in the words of the page's language, with the digits that phones show; if the browser lacks those words, in digits.
const dayOf = time => {
  const language = document.documentElement.lang, known = Intl.DateTimeFormat.supportedLocalesOf(language).length;
  return new Intl.DateTimeFormat(known ? `${language}-u-ca-gregory-nu-latn` : 'sv', {dateStyle: known ? 'long' : 'short'}).format(new Date(time));
};

export default async (button, event) => {
  const label = button.lastElementChild || button, first = label.textContent, {worker, labels} = button.parentElement.dataset;
  const {kept, newer, update, remove, failed} = await (await fetch(labels)).json();
  const url = new URL(worker, document.baseURI).href, scope = new URL('.', url).href, workers = navigator.serviceWorker;
  const told = document.createElement('p'), drop = document.createElement('button');
  let busy = false;
  told.setAttribute('role', 'status');
  told.tabIndex = -1;
  drop.type = 'button';
  drop.textContent = remove;
  button.after(told, drop);

  const show = state => {
    const old = state.at && state.kept !== state.version;
    button.hidden = Boolean(state.at) && !old;
    label.textContent = old ? update : first;
    drop.hidden = !state.at;
    told.textContent = '';
    if (!state.at) return;
    const day = document.createElement('bdi'), [before, after] = kept.split('{date}');
    day.textContent = dayOf(state.at);
    told.append(before, day, after, old ? ` ${newer}` : '');
  };
  const save = async () => {
    if (busy) return;
    busy = true;
    label.textContent += ' …';
    let state = {};
    try {
      const registration = await workers.register(url, {updateViaCache: 'all'});
      state = await ask(registration, 'save');
      if (!state.at) await registration.unregister();
    } catch {
      state.failed = true;
    }
    busy = false;
    show(state);
    if (state.failed) told.append(told.textContent && ' ', failed);
    told.focus();
  };
  // A page of this language may be in the hands of the Swedish worker, whose scope is the whole site.
  const find = async () => {
    const found = await workers.getRegistration(scope);
    return found?.scope === scope ? found : null;
  };
  const look = async () => {
    const registration = await find();
    if (!registration) return show({});
    show(await ask(registration, 'state'));
    await registration.update().catch(() => {});
    show(await ask(registration, 'state'));
  };
  button.addEventListener('click', save);
  drop.addEventListener('click', async () => {
    const registration = await find();
    if (registration) {
      await ask(registration, 'remove');
      await registration.unregister();
    }
    show({});
    button.focus();
  });
  drop.hidden = true;
  await (event ? save() : look());
};
