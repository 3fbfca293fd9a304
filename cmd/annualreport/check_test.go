package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

func annualreport(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	status = terminal.Program(run).Run(t.Context(), args, nil, &out, &err)
	return status, out.String(), err.String()
}

const zhongwei, zibo = "../../testdata/reports/zhongwei-guodong-2023.yaml", "../../testdata/reports/zibo-guodong-2024.yaml"

func TestText(t *testing.T) {
	status, stdout, stderr := annualreport(t, "check", zhongwei, zibo)
	if status != 0 || stderr != "" {
		t.Errorf("status %d\n%s", status, stderr)
	}
	for _, want := range []string{"zhongwei-guodong-2023.yaml：错误 0 个", "TXT001", "依据：", "zibo-guodong-2024.yaml：错误 0 个，警告 0 个"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("not printed: %s\n%s", want, stdout)
		}
	}
	if _, stdout, _ := annualreport(t, "check", "-lang", "en", zhongwei); !strings.Contains(stdout, "0 errors, ") || !strings.Contains(stdout, "Basis: ") {
		t.Errorf("in English:\n%s", stdout)
	}
}

func TestJSONAndSARIF(t *testing.T) {
	for _, flag := range []string{"-format=json", "-format=sarif"} {
		status, stdout, _ := annualreport(t, "check", flag, zhongwei)
		if status != 0 || !json.Valid([]byte(stdout)) || !strings.Contains(stdout, "TXT001") {
			t.Errorf("%s: status %d\n%s", flag, status, stdout)
		}
	}
}

// A Word file is read, and an error in it is the exit status. The Word file carries its
// report, so that it has not to be guessed.
func TestErrorInAWordFile(t *testing.T) {
	r, err := report.Open(zibo)
	if err != nil {
		t.Fatal(err)
	}
	r.Requests.New.Individual = report.N(99)
	path := filepath.Join(t.TempDir(), "wrong.docx")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := (docx.Renderer{}).Render(f, r); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if status, stdout, _ := annualreport(t, "check", path); status != 1 || !strings.Contains(stdout, "SUM001") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

// Last year's report: 3 requests were carried out of it, 2 carried into this one.
func TestPrevious(t *testing.T) {
	r, err := report.Open(zibo)
	if err != nil {
		t.Fatal(err)
	}
	r.Year, r.Stated.Figures = 2023, nil
	r.Requests.CarriedOut.Individual = report.N(3)
	path := filepath.Join(t.TempDir(), "last-year.json")
	data, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if status, stdout, _ := annualreport(t, "check", "-prev", path, zibo); status != 1 || !strings.Contains(stdout, "YTY001") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

func TestUnder(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile(zibo)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "only.yaml"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	wenzhou := "../../testdata/reports/wenzhou-guodong-2024.yaml"
	if status, stdout, _ := annualreport(t, "check", "-under", dir, wenzhou); status != 1 || !strings.Contains(stdout, "SUB001") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

// What was accepted is printed with its reason and counts no more.
func TestSilence(t *testing.T) {
	path := filepath.Join(t.TempDir(), "accepted.txt")
	if err := os.WriteFile(path, []byte("# 经办科室核对\nTXT001 overview: 已核实：正文的2件是咨询\n\nSUM003: 系统导出时留空\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	status, stdout, stderr := annualreport(t, "check", "-silence", path, zhongwei)
	if status != 0 || stderr != "" || !strings.Contains(stdout, "已确认，不再提示：已核实：正文的2件是咨询") || !strings.Contains(stdout, "错误 0 个，警告 0 个") {
		t.Errorf("status %d\n%s\n%s", status, stdout, stderr)
	}
	for _, line := range []string{"TXT001", "TXT001:", ": 没有编号", "TXT001 a b: 多了一个词"} {
		if err := os.WriteFile(path, []byte("\n"+line), 0o644); err != nil {
			t.Fatal(err)
		}
		if status, _, stderr := annualreport(t, "check", "-silence", path, zhongwei); status != 2 || !strings.Contains(stderr, path+":2: ") {
			t.Errorf("%q: status %d\n%s", line, status, stderr)
		}
	}
	if err := os.WriteFile(path, []byte("ABC123: 没有这条规则"), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, _, stderr := annualreport(t, "check", "-silence", path, zhongwei); status != 2 || !strings.Contains(stderr, "ABC123") {
		t.Errorf("a code that no rule has: status %d\n%s", status, stderr)
	}
}

// An office that should be in a roll-up and is not.
func TestOffices(t *testing.T) {
	dir, path := t.TempDir(), filepath.Join(t.TempDir(), "offices.txt")
	data, err := os.ReadFile(zibo)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "only.yaml"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("\uFEFF淄博市国防动员办公室\r\n某某市某某局\r\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, stdout, stderr := annualreport(t, "check", "-under", dir, "-offices", path, zibo); !strings.Contains(stdout, "某某市某某局") {
		t.Errorf("not named:\n%s\n%s", stdout, stderr)
	}
}

func TestBadCommandLine(t *testing.T) {
	for _, args := range [][]string{nil, {"-published", "yesterday", zibo}, {"-lang", "?", zibo}} {
		if status, _, _ := annualreport(t, append([]string{"check"}, args...)...); status != 2 {
			t.Errorf("%v: status %d, want 2", args, status)
		}
	}
	if status, _, stderr := annualreport(t, "check", "nowhere.yaml"); status != 2 || stderr == "" {
		t.Errorf("a file that is not there: status %d, %s", status, stderr)
	}
}

// In a SARIF log, findings in a YAML file stand on its lines.
func TestSARIFLines(t *testing.T) {
	const file = zhongwei

	_, stdout, _ := annualreport(t, "check", "-format=sarif", file)
	var log struct {
		Runs []struct {
			Results []struct {
				RuleID    string
				Locations []struct {
					PhysicalLocation struct {
						Region struct{ StartLine int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(stdout), &log); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	at := map[string]string{}
	for _, r := range log.Runs[0].Results {
		if line := r.Locations[0].PhysicalLocation.Region.StartLine; line > 0 {
			at[r.RuleID] = lines[line-1]
		}
	}
	for code, want := range map[string]string{"TXT001": "共收到群众提出的依申请公开事项2件", "SUM003": `total: ""`} {
		if !strings.Contains(at[code], want) {
			t.Errorf("%s stands on the line %q, want one with %q", code, at[code], want)
		}
	}
}
