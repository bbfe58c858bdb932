// What Streamlit gets of each of our components: loads the real part from the versioned address.
/** @param {import("./types").Component<{ part: string, version: string }>} component */
export default function (component) {
  const { part, version } = component.data;
  const loaded = import(`${location.origin}/frontend/${version}/${part}.js`);
  loaded.then((module) => module.mount(component));
  return () => loaded.then((module) => module.unmount(component.parentElement));
}
