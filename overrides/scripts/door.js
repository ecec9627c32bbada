// Shows the line in the first of the browser's languages that we have, unless this page's own comes before it.
const bare = tag => tag.toLowerCase().split('-')[0];
export default element => {
  const lines = [...element.children];
  for (const wanted of navigator.languages) {
    if (bare(wanted) === bare(document.documentElement.lang)) return;
    const line = lines.find(one => one.lang.toLowerCase() === wanted.toLowerCase()) || lines.find(one => bare(one.lang) === bare(wanted));
    if (line) return void (line.hidden = false);
  }
};
