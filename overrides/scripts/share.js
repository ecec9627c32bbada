// Hands the page's address to the device's own sharing; where there is none, or it fails, to the clipboard.
export default button => {
  const {url, done} = button.dataset;
  const share = async () => {
    try {
      if (navigator.share) return await navigator.share({title: document.title, url});
    } catch (error) {
      if (error.name === 'AbortError') return;
    }
    await navigator.clipboard.writeText(url);
    button.nextElementSibling.textContent = done;
  };
  button.addEventListener('click', share);
  return share();
};
