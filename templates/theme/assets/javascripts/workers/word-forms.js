/*
 * Words in any form, for the search: «клиентов» finds «клиентам».
 *
 * The page starts this worker as `word-forms.js?search.HASH.min.js`; it loads that stock worker and stands before it. The index gets
 * each word twice, as written and as its root; a query gets roots only, and the stock worker searches by their beginning.
 * From file:// there are no workers: the same runs in a hidden frame, where loading a script takes a promise.
 */
"use strict";

(() => {
  const SETUP = 0; // kinds of message of the stock worker
  const QUERY = 2;
  const RESULT = 3;
  const address = self.document ? document.currentScript.src : self.location.href;
  const [, folder, stock] = /^(.*\/)[^/?]*\?([^?]*)/.exec(address);
  const load = self.importScripts;
  const post = self.postMessage.bind(self);
  const roots = new Map();
  let typed = new Map(); // roots of the last query → its words
  let russian = (word) => word;
  let english = (word) => word;

  const plain = (word) => word.toLowerCase().replace(/ё/g, "е");

  /* Snowball keeps the vowel that comes and goes: сделок, but сделк(а); продавец, but продавц(а). */
  const withoutFleetingVowel = (stem) => stem.replace(/([бвгджзйклмнпрстфхчшщ])[ео]([кц])$/, "$1$2");

  const root = (word) => {
    let found = roots.get(word);
    if (found === undefined) {
      found = /[а-я]/.test(word) ? withoutFleetingVowel(plain(russian(word))) : english(word);
      roots.set(word, found);
    }
    return found;
  };

  const bothForms = (token) => {
    const word = plain(token.toString());
    const stem = root(word);
    return stem === word ? token.update(() => word) : [token.clone(() => word), token.update(() => stem)];
  };

  const onWords = (stemmer) => (word) => String(stemmer(new lunr.Token(word)));

  const takeStemmers = () => {
    if (lunr.stemmer !== bothForms) {
      english = onWords(lunr.stemmer);
      lunr.Pipeline.registerFunction(bothForms, "bothForms");
      lunr.stemmer = bothForms;
    }
    if (lunr.ru && lunr.ru.stemmer !== bothForms) {
      russian = onWords(lunr.ru.stemmer);
      lunr.ru.stemmer = bothForms;
    }
  };

  /* A page is also found by its address: «first call» finds touchpoints/first-call.html. */
  const addAddresses = ({ config, docs }) => {
    config.fields = { ...config.fields, address: { boost: 1 } };
    for (const page of docs) {
      page.address = page.location.replace(/\.html|#pb-|[#/_-]+/g, " ");
    }
  };

  addEventListener("message", ({ data: message }) => {
    if (message.type === SETUP) {
      addAddresses(message.data);
    } else if (message.type === QUERY) {
      typed = new Map();
      message.data = message.data.replace(/\p{L}{2,}(?![\p{L}:*])/gu, (word) => {
        typed.set(root(plain(word)), word);
        return root(plain(word));
      });
    }
  });

  /* A word that a page lacks is named as it was typed; those it has stay roots, by which the page then marks them. */
  const asTyped = ([term, isFound]) => [isFound ? term : (typed.get(term) ?? term), isFound];

  self.postMessage = (message, ...rest) => {
    if (message.type === RESULT) {
      for (const found of message.data.items.flat()) found.terms = Object.fromEntries(Object.entries(found.terms).map(asTyped));
    }
    post(message, ...rest);
  };

  /* The stock worker asks for its language here; the rest of the address it gives is wrong in a frame below a folder named "worker…". */
  self.importScripts = (...addresses) => {
    const done = load(...addresses.map((each) => each.replace(/^.*\/lunr\//, `${folder}../lunr/`)));
    return done ? done.then(takeStemmers) : takeStemmers();
  };
  self.importScripts(folder + stock);
})();
