/** All that pages run, where a browser runs anything: a click on the way to the chat brings the
 *  widget and opens it, and whoever has talked here before finds it open to him at once. Without it
 *  the same links lead to the page of ways. */
export const siteScript = `
(() => {
  const links = document.querySelectorAll('[data-widget]');
  const key = links[0]?.dataset.widget;
  if (!key) return;
  let isHere = false;
  const bring = () => {
    if (isHere) return;
    isHere = true;
    window.Heed ||= function () { (Heed.q ||= []).push(arguments); };
    const script = document.createElement('script');
    script.src = '/widget.js';
    script.dataset.heed = key;
    script.async = true;
    document.head.append(script);
  };
  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      bring();
      window.Heed('open', 'chat');
    });
  }
  try {
    if (localStorage.getItem('heed:' + key + ':token')) bring();
  } catch {}
})();
`;
