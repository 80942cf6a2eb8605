// Says whether this browser trusts the home: asks the encrypted door for something small. A browser tells a page no more than that this did
// not come, so the door in front of it is asked too: if that one answers, it was not the network.
(() => {
  const check = document.getElementById('check');
  const https = `https://${location.hostname}${check.dataset.door}`;
  const patience = 8000; // milliseconds

  const ask = (address) =>
    fetch(address, {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(patience),
    });

  function say(word) {
    for (const line of check.querySelectorAll('[data-says]')) line.hidden = line.dataset.says !== word;
    check.querySelector('.actions').hidden = word === 'asking';
    document.getElementById('open').classList.toggle('primary', word === 'trusted');
  }

  async function judge() {
    // The page's own rule (connect-src) can name no IPv6 address, so it may not ask there.
    if (location.hostname.startsWith('[') && location.protocol === 'http:') return 'unknown';
    try {
      return (await ask(`${https}/trust/seen`)).status === 204 ? 'trusted' : 'unknown';
    } catch (refusal) {
      if (refusal.name === 'TimeoutError') return 'unknown';
    }
    try {
      return (await ask('/trust/here')).status === 204 ? 'untrusted' : 'unknown';
    } catch {
      return 'unknown';
    }
  }

  async function run() {
    say('asking');
    say(await judge());
  }

  document.getElementById('open').href = `${https}/`;
  document.getElementById('again').addEventListener('click', run);
  run();
})();
