// A drawing in SVG: read as XML, so that what was not escaped would show as an error and never run.

export default function ({ data, parentElement }) {
  const host = parentElement.querySelector(".gambar");
  const svg = new DOMParser().parseFromString(data.svg, "image/svg+xml").documentElement;
  Object.assign(svg.style, { display: "block", width: "100%", height: `calc(${data.tall} * var(--u))` });
  host.replaceChildren(document.importNode(svg, true));
}
