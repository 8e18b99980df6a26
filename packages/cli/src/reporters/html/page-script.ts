/** Filters what the page shows. All of it is there without. */
export const pageScript = `
(() => {
  const form = document.getElementById('filter');
  if (form === null) return;
  const [text, severity, practice, result] = ['text', 'severity', 'practice', 'result'].map((name) =>
    document.getElementById('filter-' + name));
  const files = [...document.querySelectorAll('.file')].map((element) => ({
    element,
    name: element.dataset.file.toLowerCase(),
    groups: [...element.querySelectorAll('.practice')].map((group) => ({
      element: group,
      practice: group.dataset.practice,
      items: [...group.querySelectorAll('li')].map((item) => ({
        element: item,
        severity: item.dataset.severity,
        text: group.dataset.practice + ' ' + item.textContent.toLowerCase(),
      })),
    })),
  }));
  const apply = () => {
    const wanted = text.value.trim().toLowerCase();
    let shown = 0;
    for (const file of files) {
      let inFile = 0;
      for (const group of file.groups) {
        let inGroup = 0;
        const fits = practice.value === '' || practice.value === group.practice;
        for (const item of group.items) {
          const visible = fits && (severity.value === '' || severity.value === item.severity)
            && (wanted === '' || item.text.includes(wanted) || file.name.includes(wanted));
          item.element.hidden = !visible;
          if (visible) inGroup += 1;
        }
        group.element.hidden = inGroup === 0;
        inFile += inGroup;
      }
      file.element.hidden = inFile === 0;
      shown += inFile;
    }
    result.textContent = shown + (shown === 1 ? ' finding shown' : ' findings shown');
  };
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  form.addEventListener('submit', (event) => event.preventDefault());
  apply();
})();
`;
