"""Prints JSON Resume files with RenderCV: with_rendercv.py <folder of .json> <folder for .pdf>

Says for each, as a line of JSON, how long it took in milliseconds: `command`, the command line that people call, and
`warm`, the same in a process that stays.
"""

import json
import pathlib
import subprocess
import sys
import time

from rendercv.cli.render_command.progress_panel import ProgressPanel
from rendercv.cli.render_command.run_rendercv import run_rendercv

FOLDER = pathlib.Path(sys.argv[1])
TO = pathlib.Path(sys.argv[2])
ONLY_PDF = ["-nomd", "-nohtml", "-nopng"]


def dates(entry):
    """It refuses an end before the start, which a made-up résumé may have."""
    known = sorted(value for key in ("startDate", "endDate") if (value := entry.get(key)))
    return dict(zip(("start_date", "end_date"), known)) if len(known) == 2 else {"date": known[0]} if known else {}


def filled(**fields):
    return {key: value for key, value in fields.items() if value}


def of_json_resume(resume):
    """The same résumé as it wants it. What it has no place for is left out, and is not asked for afterwards."""
    basics = resume["basics"]
    sections = {
        "Summary": [line for line in basics.get("summary", "").split("\n") if line.strip()],
        "Experience": [
            filled(company=job.get("name"), position=job.get("position"), summary=job.get("summary"), highlights=job.get("highlights"), **dates(job))
            for job in resume.get("work", [])
        ],
        "Education": [
            filled(institution=school.get("institution"), area=school.get("area"), degree=school.get("studyType"), highlights=school.get("courses"), **dates(school))
            for school in resume.get("education", [])
        ],
        "Projects": [
            filled(name=project.get("name"), summary=project.get("description"), highlights=project.get("highlights"), **dates(project))
            for project in resume.get("projects", [])
        ],
        "Skills": [{"label": skill["name"], "details": ", ".join(skill.get("keywords", [])) or skill.get("level", "")} for skill in resume.get("skills", [])],
        "Languages": [{"label": language["language"], "details": language.get("fluency", "")} for language in resume.get("languages", [])],
    }
    cv = filled(name=basics.get("name"), headline=basics.get("label"), email=basics.get("email"))
    return {"cv": {**cv, "sections": filled(**sections)}}


def print_here(source, pdf):
    run_rendercv(source, ProgressPanel(quiet=True), pdf_path=str(pdf), dont_generate_markdown=True, dont_generate_html=True, dont_generate_png=True)


for number, file in enumerate(sorted(FOLDER.glob("*.json"))):
    folder = TO / file.stem
    folder.mkdir(parents=True, exist_ok=True)
    # JSON is YAML.
    source = folder / "cv.yaml"
    source.write_text(json.dumps(of_json_resume(json.loads(file.read_text("utf-8"))), ensure_ascii=False), "utf-8")
    pdf = TO / f"{file.stem}.pdf"
    command = [sys.executable, "-m", "rendercv", "render", str(source), "-pdf", str(pdf), *ONLY_PDF]
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    took = {"command": (time.perf_counter() - begin) * 1e3}
    begin = time.perf_counter()
    print_here(source, pdf)
    # The first finds nothing ready.
    if number > 0:
        took["warm"] = (time.perf_counter() - begin) * 1e3
    print(json.dumps({"name": file.name, **took}), flush=True)
