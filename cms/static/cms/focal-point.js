/* A click on a face is enough to keep it in view; Wagtail wants a frame dragged around it. */
(() => {
  const FACE = 0.2; // of the shorter side of a picture: what a face takes, roughly
  const STILL = 4; // pixels that a hand moves in a click
  let pressed;

  const frameAround = ({ clientX, clientY }, holder) => {
    const { originalWidth, originalHeight } = holder.parentNode.querySelector("img").dataset;
    const { left, top, width, height } = holder.getBoundingClientRect();
    const side = FACE * Math.min(originalWidth, originalHeight);
    const start = (share, length) => Math.min(Math.max(share * length - side / 2, 0), length - side);
    const x = start((clientX - left) / width, originalWidth);
    const y = start((clientY - top) / height, originalHeight);
    return [x, y, x + side, y + side];
  };

  document.addEventListener(
    "mousedown",
    (event) => {
      pressed = event.target.closest(".jcrop-holder") && event;
    },
    true,
  );

  document.addEventListener(
    "mouseup",
    (event) => {
      const moved = pressed && Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY);
      if (!pressed || moved > STILL) return;
      const holder = pressed.target.closest(".jcrop-holder");
      // Only when Jcrop has let go of the frame without a size that it takes this for.
      setTimeout(() => window.jcropapi.setSelect(frameAround(event, holder)));
    },
    true,
  );
})();
