(() => {
  "use strict";
  const all = [...document.querySelectorAll("audio")];
  const main = document.querySelector("audio[data-main]");
  const spans = [...document.querySelectorAll("[data-from]")];
  const starts = spans.map((span) => Number(span.dataset.from));
  let spoken = null;

  const play = (audio) => audio.play().catch((why) => console.info(why.message));
  const seek = (time) => {
    const go = () => { main.currentTime = time; };
    if (main.readyState) go(); else { main.addEventListener("loadedmetadata", go, { once: true }); main.load(); }
  };
  const mark = () => {
    const next = starts.findIndex((start) => start > main.currentTime);
    const now = main.currentTime > 0 ? spans[(next < 0 ? spans.length : next) - 1] : undefined;
    if (now === spoken) return;
    if (spoken) spoken.classList.remove("now");
    if (now) now.classList.add("now");
    spoken = now;
  };

  for (const audio of all) {
    audio.addEventListener("play", () => all.forEach((other) => other !== audio && other.pause()));
  }
  document.addEventListener("click", (event) => {
    const link = main && event.target.closest("a[data-t]");
    if (!link) return;
    event.preventDefault();
    seek(Number(link.dataset.t));
    play(main);
  });
  if (main) {
    main.addEventListener("timeupdate", mark);
    const from = /^#t=([0-9.]+)$/.exec(location.hash);
    if (from) seek(Number(from[1]));
  }
  for (const button of document.querySelectorAll("button[data-copy]")) {
    if (!navigator.clipboard) continue;
    const field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset.done;
    });
  }
})();
