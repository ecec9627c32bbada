// Search. Fetches the index of the page's language, and shows under the field what it finds while one types.
// Which letters are the same is said here only: what is typed and the words of the index are both folded here.
const LIKE = Object.fromEntries('ßss ıi łl đd øo æae œoe ґг ىي یي ێي ېي کك ةه ەه ھه ہه ٱا ڕر ڵل ۆو ۇو'.split(' ').map(pair => [pair[0], pair.slice(1)]));
const LETTERS = new RegExp(`[${Object.keys(LIKE).join('')}]`, 'g');
// Accents, vowel signs, joiners, tatweel, hamza by itself, and apostrophes, which some write and some do not.
const DROPPED = /[\p{M}\p{Cf}ـء'’‘ʼʿʾ`´]/gu;
// Ethiopic rows that sound alike and are written for one another: each row has eight letters, one for each vowel.
const ROWS = /[ሠ-ሧኀ-ኇፀ-ፇ]/g, twin = letter => letter < 'ኀ' ? 16 : letter < 'ፀ' ? -128 : -8;
const TITLE = 8, HEADING = 4, TEXT = 1, MOST = 10;

const fold = text => text.normalize('NFKD').toLowerCase().replace(DROPPED, '').replace(LETTERS, letter => LIKE[letter])
  .replace(ROWS, letter => String.fromCharCode(letter.charCodeAt() + twin(letter)))
  .replace(/[٠-٩۰-۹]/g, digit => digit.charCodeAt() & 15);
const split = text => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// Arabic writes the article and small words together with the next: a word without the article, or also without one letter.
const forms = word => {
  const bare = word.replace(/^([وف]?[بك]?ال|[وف]?لل)(?=..)/, '');
  return bare === word ? [word, ...(/^[وبلفك]...?/.test(word) ? [word.slice(1)] : [])] : [bare];
};

// From 0 to 1: how much two words have in common. First: their beginnings, since endings differ.
const related = (asked, word) => {
  const [short, long] = [asked.length, word.length].sort((a, b) => a - b);
  let same = 0;
  while (same < short && asked[same] === word[same]) same++;
  return same >= (asked > '\u0600' ? 3 : 4) && same >= .55 * short ? .9 * same / long : 0;
};

// The same for words that are nearly one: one is being typed, has another ending, or is a large part of the other.
const alike = (asked, word) => {
  if (word.startsWith(asked)) return .4 + .6 * asked.length / word.length;
  const share = related(asked, word);
  if (share > .4) return share;
  return asked.length > 3 && word.includes(asked) || word.length > 3 && word.length >= .5 * asked.length && asked.includes(word) ? .4 : 0;
};

// The same for a word with one letter wrong, missing, too many, or in its neighbour's place.
const slipped = (asked, word) => {
  if (asked.length < (/[ሀ-፼]/.test(asked) ? 4 : 5)) return 0; // an Ethiopic letter is a whole syllable
  let same = 0;
  while (same < asked.length && asked[same] === word[same]) same++;
  const ends = (a, b) => word.slice(same + b).startsWith(asked.slice(same + a)) && word.length >= same + b;
  const swapped = asked[same] === word[same + 1] && asked[same + 1] === word[same];
  return ends(1, 1) || ends(1, 0) || ends(0, 1) || (swapped && ends(2, 2)) ? .5 * asked.length / Math.max(asked.length, word.length) : 0;
};

// An index made ready: a document for each page and each official word, its places, and where each word stands.
const ready = ({say, pages, list, words, text, where}) => {
  const documents = [], places = [], lexicon = new Map();
  const add = (shown, place, weight) => {
    const all = split([shown].flat()[0]);
    for (const word of all.flatMap(forms)) {
      if (!lexicon.has(word)) lexicon.set(word, new Map());
      // One of two words says more than one of twenty.
      lexicon.get(word).set(place, Math.max(weight / (1 + all.length / 50), lexicon.get(word).get(place) || 0));
    }
  };
  const put = (address, title, sections) => {
    const page = {title, address, places: sections.map(([anchor, detail]) => ({anchor, detail}))};
    for (const place of page.places) place.page = page;
    add(title, page.places[0], TITLE);
    return documents[documents.push(page) - 1].places;
  };
  for (const page of pages) for (const place of put(...page)) {
    places.push(place);
    add(place.detail, place, HEADING);
  }
  const starts = documents.map(page => page.places[0]);
  for (const [anchor, term, means] of words) add(means, put(list, term, [[anchor, means]])[0], TEXT);
  const steps = where.split(' ');
  let word = '';
  text.match(/[A-Z][^A-Z]*/g)?.forEach((part, number) => {
    word = word.slice(0, part.charCodeAt() - 65) + part.slice(1);
    let at = 0;
    const stands = [...steps[number]].map(step => places[at += step.charCodeAt() - 35]);
    for (const place of stands.length ? stands : starts) add(word, place, TEXT);
  });
  return {say, documents, lexicon};
};

// Place → how well it answers one word. Only if nothing is found may one letter be wrong, and then much of the word differ.
const answers = (asked, lexicon) => {
  const found = new Map();
  for (const likeness of [alike, slipped, related]) {
    for (const [word, stands] of lexicon) {
      const share = Math.max(...forms(asked).map(form => likeness(form, word)));
      // The whole word in a text says more than half of it in a heading.
      if (share) for (const [place, weight] of stands) found.set(place, Math.max(share ** 3 * weight, found.get(place) || 0));
    }
    if (found.size) break;
  }
  return found;
};

// The best place of each page: first the pages that have all words, and rare words before common ones.
const find = (query, {documents, lexicon}) => {
  for (const page of documents) for (const one of [page, ...page.places]) one.has = one.score = 0;
  for (const asked of new Set(split(query))) {
    const found = answers(asked, lexicon), best = new Map();
    for (const [place, score] of found) best.set(place.page, Math.max(score, best.get(place.page) || 0));
    const rarity = Math.log(1 + documents.length / best.size);
    for (const [one, score] of [...found, ...best]) {
      one.has++;
      one.score += score * rarity;
    }
  }
  return documents.filter(page => page.has).sort((a, b) => b.has - a.has || b.score - a.score).slice(0, MOST)
    .map(page => page.places.reduce((best, place) => place.score > best.score ? place : best));
};

const element = (tag, shown) => {
  const made = document.createElement(tag), [text, language] = [shown].flat();
  made.textContent = text;
  if (language) made.lang = language, made.dir = 'auto';
  return made;
};

export default form => {
  const {index, broken} = form.dataset, base = new URL(index, document.baseURI);
  const field = form.querySelector('input'), status = form.querySelector('[role=status]'), list = form.querySelector('ul');
  let loading;
  const load = async () => {
    const answer = await fetch(base);
    if (!answer.ok) throw answer.status;
    return ready(await answer.json());
  };
  const item = ({page, anchor, detail}) => {
    const li = document.createElement('li'), a = li.appendChild(document.createElement('a'));
    a.href = new URL(`./${page.address}` + (anchor && `#${anchor}`), base);
    a.append(element('strong', page.title));
    if (`${detail}` !== `${page.title}`) a.append(' ', element('span', detail));
    return li;
  };
  const show = async () => {
    let results = [], said = '';
    try {
      const all = await (loading ||= load());
      if (fold(field.value.trim()).length > 1) {
        results = find(field.value, all);
        said = results.length ? all.say[0].replace('{number}', results.length) : all.say[1];
      }
    } catch {
      // The next letter tries again.
      loading = null;
      said = broken;
    }
    list.replaceChildren(...results.map(item));
    status.textContent = said;
  };
  form.addEventListener('input', show);
  form.addEventListener('submit', event => {
    event.preventDefault();
    list.querySelector('a')?.focus();
  });
  form.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const menu = form.closest('details');
    if (!field.value && menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
    field.value = '';
    show();
  });
  show();
};
