"""Makes the weights of the tagger: python training/run.py --polnear DIR [--ecb DIR --gum DIR --nanco DIR]

The stages, in order, each of which takes up what is in the work folder already:

encode    the program writes what its net reads of each article
teachers  MPNet is fitted to the annotation and reads all articles
students  the small net learns from the annotation and the teacher, once for each seed
ship      all students are written where the program reads them, their confidence is
          calibrated, and what the program then finds is scored

`training/README.md` says what the folders hold; `training/recipe.py` has the numbers.
"""

import argparse
import os
import re
from dataclasses import replace
from pathlib import Path

# How many threads numpy has changes the last digits of its sums, and with them what is learned.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import torch

from recipe import Recipe, StudentRecipe, TeacherRecipe
from stages import calibrate, decoding, evaluate, export, material, program, students, teachers
from tagging import scoring
from workspace import Workspace

HERE = Path(__file__).resolve().parent
STAGES = ("encode", "teachers", "students", "ship")


def main():
    options = arguments()
    recipe = recipe_of(options)
    torch.set_num_threads(recipe.threads)
    work = Workspace(options.work)
    last = STAGES.index(options.until)
    materials = material.prepare(work, options, recipe.text_seed)
    if last >= STAGES.index("teachers"):
        opinions = teach(work, recipe, materials)
    if last >= STAGES.index("students"):
        tagger = study(work, recipe, materials, opinions)
    if last >= STAGES.index("ship"):
        ship(work, materials.dev, tagger)


def teach(work, recipe, materials):
    """For the name of each set of articles the files with what each teacher thinks of them."""
    opinions = {each.name: [] for each in materials.all()}
    for teacher in recipe.teachers:
        weights = teachers.learned(work, teacher, materials)
        for each in materials.all():
            opinions[each.name].append(teachers.opinions(work, teacher, weights, each))
    return opinions


def study(work, recipe, materials, opinions):
    """The students, with the decoding that is best for the mean of their scores.

    They learn on one thread: with several the order of the sums, and so the weights, depends on
    how many there are.
    """
    torch.set_num_threads(1)
    lesson = students.Lesson(recipe.students[0], materials, opinions)
    learned_from = [each for each in materials.all() if each is not materials.dev]
    inputs = [path for each in learned_from for path in each.files + opinions[each.name]]
    nets = []
    for student in recipe.students:
        weights = students.learned(work, student, lesson, inputs)
        nets.append(students.load(weights, student, lesson))
    scores = [students.read(net, lesson, materials.dev) for net in nets]
    best = decoding.best(lesson.labels, sum(scores) / len(nets), materials.dev, recipe)
    for student, its in zip(recipe.students, scores):
        scoring.show(f"{student.name} alone", decoding.figures_of(its, best.scores, materials.dev))
    scoring.show("all students", best.figures)
    return export.Tagger(nets, lesson, best.scores)


def ship(work, dev, tagger):
    """Writes the weights, then once more with the calibration of what the program finds."""
    found = work.folder / "dev.found.jsonl"
    export.write(program.WEIGHTS, tagger, export.UNCALIBRATED)
    program.run("attributions", dev.plain, found)
    export.write(program.WEIGHTS, tagger, calibrate.calibration(dev, found))
    program.run("attributions", dev.plain, found)
    evaluate.show(dev, found)


def arguments():
    """What the command line says."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    folders = parser.add_argument_group("folders")
    folders.add_argument("--polnear", type=Path, required=True, help="train.jsonl, dev.jsonl")
    folders.add_argument("--ecb", type=Path, help="ECB+: docs.jsonl")
    folders.add_argument("--gum", type=Path, help="GUM: train.conllu.gz")
    folders.add_argument("--nanco", type=Path, help="NAnCo: questions.jsonl")
    folders.add_argument("--articles", type=Path, default=HERE / "articles", help="our own")
    folders.add_argument("--work", type=Path, default=HERE / "work", help="what is made meanwhile")
    parser.add_argument("--until", choices=STAGES, default=STAGES[-1], help="the last stage")
    add_recipe(parser.add_argument_group("another recipe"))
    return parser.parse_args()


def add_recipe(group):
    """The options that change the recipe."""
    group.add_argument(
        "--teachers",
        type=teacher_of,
        nargs="*",
        metavar="SEED[+articles][-rules][@EPOCHS]",
        help="+articles: learns ours as well; -rules: does not read what the rules say",
    )
    group.add_argument("--students", type=int, nargs="+", metavar="SEED")
    group.add_argument("--student-epochs", type=float)
    for name, kind in (("hidden", int), ("layers", int), ("gold", float), ("rate", float)):
        group.add_argument(f"--{name}", type=kind)
    group.add_argument("--threads", type=int)


def teacher_of(text):
    """The recipe of a teacher as the command line names it: `2+articles-rules@3`."""
    found = re.fullmatch(r"(\d+)(\+articles)?(-rules)?(?:@([\d.]+))?", text)
    if not found:
        raise argparse.ArgumentTypeError(f"not SEED[+articles][-rules][@EPOCHS]: {text}")
    seed, articles, rules, epochs = found.groups()
    recipe = TeacherRecipe(int(seed), articles=bool(articles), rules=not rules)
    return lasting(recipe, epochs and float(epochs))


def recipe_of(options):
    """The recipe with what the command line changes."""
    recipe = Recipe()
    if options.teachers is not None:
        recipe = replace(recipe, teachers=tuple(options.teachers))
    if options.students:
        recipe = replace(recipe, students=tuple(map(StudentRecipe, options.students)))
    changed = {
        name: value
        for name in ("hidden", "layers", "gold", "rate")
        if (value := getattr(options, name)) is not None
    }
    return replace(
        recipe,
        students=tuple(
            replace(lasting(each, options.student_epochs), **changed) for each in recipe.students
        ),
        threads=options.threads or recipe.threads,
    )


def lasting(recipe, epochs):
    """A recipe of a net with another number of epochs."""
    if epochs is None:
        return recipe
    return replace(recipe, schedule=recipe.schedule.lasting(epochs))


if __name__ == "__main__":
    main()
