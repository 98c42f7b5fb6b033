// A file chosen or dropped: the input holds it either way, and its name is shown.
export const acceptDrops = (form, file, chosen) => {
  const drop = form.querySelector(".drop");
  const showChosen = () => {
    if (file.files[0]) chosen.textContent = file.files[0].name;
  };
  file.addEventListener("change", showChosen);
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    file.files = event.dataTransfer.files;
    showChosen();
  });
};
