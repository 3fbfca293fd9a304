package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

func check(args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = run(args, &out, &err)
	return status, out.String(), err.String()
}

const zhongwei, zibo = "../../testdata/reports/zhongwei-guodong-2023.yaml", "../../testdata/reports/zibo-guodong-2024.yaml"

func TestText(t *testing.T) {
	status, stdout, stderr := check(zhongwei, zibo)
	if status != 0 || stderr != "" {
		t.Errorf("status %d\n%s", status, stderr)
	}
	for _, want := range []string{"zhongwei-guodong-2023.yaml：错误 0 个", "TXT001", "依据：", "zibo-guodong-2024.yaml：错误 0 个，警告 0 个"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("not printed: %s\n%s", want, stdout)
		}
	}
	if _, stdout, _ := check("-lang", "en", zhongwei); !strings.Contains(stdout, "0 errors, ") || !strings.Contains(stdout, "Basis: ") {
		t.Errorf("in English:\n%s", stdout)
	}
}

func TestJSONAndSARIF(t *testing.T) {
	for _, flag := range []string{"-json", "-sarif"} {
		status, stdout, _ := check(flag, zhongwei)
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
	if status, stdout, _ := check(path); status != 1 || !strings.Contains(stdout, "SUM001") {
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
	if status, stdout, _ := check("-prev", path, zibo); status != 1 || !strings.Contains(stdout, "YTY001") {
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
	if status, stdout, _ := check("-under", dir, wenzhou); status != 1 || !strings.Contains(stdout, "SUB001") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

func TestBadCommandLine(t *testing.T) {
	for _, args := range [][]string{nil, {"-json", "-sarif", zibo}, {"-published", "yesterday", zibo}, {"-lang", "?", zibo}} {
		if status, _, _ := check(args...); status != 2 {
			t.Errorf("%v: status %d, want 2", args, status)
		}
	}
	if status, _, stderr := check("nowhere.yaml"); status != 1 || stderr == "" {
		t.Errorf("a file that is not there: status %d, %s", status, stderr)
	}
}

// In a SARIF log, findings in a YAML file stand on its lines.
func TestSARIFLines(t *testing.T) {
	const file = zhongwei

	_, stdout, _ := check("-sarif", file)
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
