// Closes a card that was opened from a page of ours by going back there; else its link leads on.
export default element => {
  if (!document.referrer.startsWith(location.origin)) return;
  element.addEventListener('click', event => { event.preventDefault(); history.back(); });
};
