/* Sets the focal point of a picture by a click; Wagtail requires dragging a frame. */
(() => {
  const names = window.wagtailNames.focalPoint;
  const FACE = 0.2; // of the shorter side of a picture: the typical size of a face
  const STILL = 4; // pixels: a shorter movement counts as a click
  let pressed;

  const frameAround = ({ clientX, clientY }, holder) => {
    const picture = holder.parentNode.querySelector("img").dataset;
    const [wide, high] = [picture[names.width], picture[names.height]];
    const { left, top, width, height } = holder.getBoundingClientRect();
    const side = FACE * Math.min(wide, high);
    const start = (share, length) => Math.min(Math.max(share * length - side / 2, 0), length - side);
    const x = start((clientX - left) / width, wide);
    const y = start((clientY - top) / height, high);
    return [x, y, x + side, y + side];
  };

  document.addEventListener(
    "mousedown",
    (event) => {
      pressed = event.target.closest(names.holder) && event;
    },
    true,
  );

  document.addEventListener(
    "mouseup",
    (event) => {
      const moved = pressed && Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY);
      if (!pressed || moved > STILL) return;
      const holder = pressed.target.closest(names.holder);
      // Must run after Jcrop has released the frame without a size.
      setTimeout(() => names.select(frameAround(event, holder)));
    },
    true,
  );
})();
