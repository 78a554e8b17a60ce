/** Saves text as a file of this computer: a spreadsheet's table unless another type is named. */
export function saveFile(text: string, name: string, type = 'text/csv'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // The download has taken its own hold by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Saves bytes given as base64 as a file of this computer. */
export function saveBytes(base64: string, name: string, type: string): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
