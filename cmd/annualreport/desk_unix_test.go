//go:build unix

package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/govdisclosure/annualreport/internal/madeupcity"
	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// in is what came in: files by their names.
type in map[string][]byte

// rendered returns a report as an office may send it in.
func rendered(t testing.TB, r *report.Report, ending string) []byte {
	t.Helper()
	var b bytes.Buffer
	var err error
	switch ending {
	case ".docx":
		err = docx.Renderer{}.Render(&b, r)
	case ".pdf":
		err = pdf.Renderer{}.Render(&b, r)
	case ".md":
		err = markdown.Renderer{}.Render(&b, r)
	case ".txt":
		err = markdown.Renderer{OmitSummary: true}.Render(&b, r)
	case ".yaml":
		err = report.WriteYAML(&b, r)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// folder writes what came in into a folder.
func (in in) folder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range in {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// archive writes it into an archive with names in GB 18030.
func (in in) archive(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, data := range in {
		gb, err := simplifiedchinese.GB18030.NewEncoder().String(name)
		if err != nil {
			t.Fatal(err)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: gb, NonUTF8: true, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "收.zip")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// faulty is a made-up city of three counties with faults planted, as files of many shapes.
func faulty(t testing.TB) (files in, settings string) {
	t.Helper()
	city := madeupcity.New(41, 3, 10, 2024)
	all := city.Offices()
	madeupcity.Copy(41, all[2], all[13], 10)
	madeupcity.Copy(41, all[25], all[6], 0)
	all[4].Report.Requests.New.Charity = report.Count{}
	n, _ := all[17].Report.Requests.New.Individual.Int()
	all[17].Report.Requests.New.Individual = report.N(n + 5)
	files = in{}
	endings := []string{".docx", ".docx", ".pdf", ".md", ".docx"}
	for i, o := range all {
		ending := endings[i%len(endings)]
		name := fmt.Sprintf("%s%s", o.Name, ending)
		if i%3 == 0 {
			name = fmt.Sprintf("县/年报%d%s", i, ending) // which does not say whose it is
		}
		switch i {
		case 20: // nothing came
		case 21:
			files[o.Name+".doc"] = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old file")
		case 22:
			data := rendered(t, o.Report, ".docx")
			files[o.Name+".docx"] = data[:len(data)/2] // damaged
		case 23:
			other := *o.Report
			other.Year = 2023
			files[o.Name+".docx"] = rendered(t, &other, ".docx")
		default:
			files[name] = rendered(t, o.Report, ending)
		}
	}
	twice := *all[1].Report
	twice.Proactive.Licences.Decisions = report.N(99)
	files["重报/"+all[1].Name+"（修改稿）.docx"] = rendered(t, &twice, ".docx")
	stranger := *all[1].Report
	stranger.Office = "外省某县财政局"
	files["外.docx"] = rendered(t, &stranger, ".docx")
	// Settings among the files silence nothing.
	files["annualreport.yaml"] = []byte("off:\n  - {rule: TAB001, reason: 不查}\n")
	files["垃圾.bin"] = bytes.Repeat([]byte{0, 1, 2, 255}, 999)
	var b bytes.Buffer
	if err := city.Settings(&b); err != nil {
		t.Fatal(err)
	}
	settings = filepath.Join(t.TempDir(), "city.yaml")
	if err := os.WriteFile(settings, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return files, settings
}

// contents returns the digest of all files below a folder.
func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		all[filepath.ToSlash(rel)] = fmt.Sprintf("%x", sha256.Sum256(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestDesk: every fault that was planted in a city is found, none is invented, and the
// sums are right.
func TestDesk(t *testing.T) {
	files, settings := faulty(t)
	out := t.TempDir()
	status, stdout, stderr := annualreport(t, "desk", "-settings", settings, "-o", out, files.folder(t))
	if status != terminal.Done {
		t.Fatalf("status %d: %s", status, stderr)
	}
	city := madeupcity.New(41, 3, 10, 2024)
	all := city.Offices()
	summary := read(t, filepath.Join(out, "摘要.md"))
	for _, want := range []string{
		all[20].Name, // missing
		all[21].Name + `.doc：是旧版 Word 格式`,        // unreadable
		all[22].Name + ".docx：不能读取",              // damaged
		"报送的是2023年度的报告",                          // another year
		"另有一份报告重报/" + all[1].Name + "（修改稿）.docx", // twice
		"外省某县财政局不在机关名单内",
		"垃圾.bin：",
	} {
		if !strings.Contains(strings.ReplaceAll(summary, `\`, ""), want) && !strings.Contains(stdout, want) {
			t.Errorf("the summary lacks %q:\n%s", want, summary)
		}
	}
	book, err := excelize.OpenFile(filepath.Join(out, "汇总表.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	alike := map[string]bool{}
	for _, row := range rows(t, book, "雷同")[2:] {
		alike[row[0]+row[4]] = true
	}
	pairs := [][2]string{{all[2].Name, all[13].Name}, {all[6].Name, all[25].Name}, {all[1].Name, "外省某县财政局"}}
	for _, p := range pairs {
		if !alike[p[0]+p[1]] && !alike[p[1]+p[0]] {
			t.Errorf("%s and %s are copies", p[0], p[1])
		}
	}
	if len(alike) != len(pairs) {
		t.Errorf("alike: %v", alike)
	}
	sums := rows(t, book, "汇总疑点")[2:]
	for _, row := range sums {
		if row[3] != all[4].Name && row[3] != all[17].Name {
			t.Errorf("made up: %q", row)
		}
	}
	if len(sums) != 4 { // each in its county and in the city
		t.Errorf("%d suspects: %q", len(sums), sums)
	}
	errors := 0
	for _, row := range rows(t, book, "问题")[2:] {
		if row[1] != "错误" {
			continue
		}
		errors++
		if row[0] != all[17].Name {
			t.Errorf("made up: %q", row)
		}
	}
	if errors == 0 {
		t.Error("the report that does not balance has no error")
	}
	// The sums of the city are those of the reports that count.
	var counted []*report.Report
	for i, o := range all {
		if i < 20 || i > 23 {
			r := o.Report
			if i == 1 {
				c := *r
				c.Proactive.Licences.Decisions = report.N(99)
				r = &c
			}
			counted = append(counted, r)
		}
	}
	want, err := report.Sum(counted...)
	if err != nil {
		t.Fatal(err)
	}
	got, err := report.Open(filepath.Join(out, "汇总草稿", "某某市人民政府.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range want.Edition().Figures() {
		w, _ := want.Value(f.Address)
		g, _ := got.Value(f.Address)
		planted := f.Address == "requests.new.charity" || f.Address == "requests.new.individual" || f.Address == "requests.new.total"
		if f.Free() && !planted && w.String() != g.String() {
			t.Errorf("%s: %s, not %s", f.Address, g, w)
		}
		if f.Address == "requests.new.charity" && !g.Blank() {
			t.Errorf("a blank is %s in the sum", g)
		}
	}
	for _, name := range []string{"公布情况.md", "公布情况.docx", "汇总草稿/" + city.Counties[2].Name + ".yaml", "审核意见/" + all[17].Name + ".md"} {
		if _, err := os.Stat(filepath.Join(out, filepath.FromSlash(name))); err != nil && !strings.HasPrefix(name, "审核意见") {
			t.Error(err)
		}
	}
	// The archive with names in GB 18030 gives the same.
	other := t.TempDir()
	if status, _, stderr := annualreport(t, "desk", "-settings", settings, "-o", other, files.archive(t)); status != terminal.Done {
		t.Fatalf("status %d: %s", status, stderr)
	}
	sameFiles(t, contents(t, out), contents(t, other))
	// In English too.
	if status, stdout, stderr := annualreport(t, "-lang", "en", "desk", "-settings", settings, "-o", t.TempDir(), files.folder(t)); status != terminal.Done || !strings.Contains(stdout, "offices are obliged") {
		t.Errorf("status %d: %s", status, stderr)
	}
}

func sameFiles(t *testing.T, a, b map[string]string) {
	t.Helper()
	for name, digest := range a {
		if b[name] != digest {
			t.Errorf("%s differs", name)
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d and %d files", len(a), len(b))
	}
}

func rows(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	all, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		for len(all[i]) < 8 {
			all[i] = append(all[i], "")
		}
	}
	return all
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestDeskKilled: killed at any moment and run again, the folder holds the same bytes as
// after one run, and a run that finds nothing new changes nothing.
func TestDeskKilled(t *testing.T) {
	files, settings := faulty(t)
	folder, once := files.folder(t), t.TempDir()
	if status, _, stderr := annualreport(t, "desk", "-settings", settings, "-o", once, folder); status != terminal.Done {
		t.Fatal(stderr)
	}
	want := contents(t, once)
	out := t.TempDir()
	for i := range 9 {
		cmd := exec.Command("annualreport", "desk", "-settings", settings, "-o", out, folder)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			waitForFile(t, filepath.Join(out, "审核意见"))
		}
		time.Sleep(time.Duration(i*i) * 4 * time.Millisecond)
		_ = cmd.Process.Signal([]syscall.Signal{syscall.SIGKILL, syscall.SIGINT}[i%2]) // it may have ended
		_ = cmd.Wait()
	}
	for range 2 {
		status, _, stderr := annualreport(t, "desk", "-settings", settings, "-o", out, folder)
		if status != terminal.Done {
			t.Fatal(stderr)
		}
		sameFiles(t, want, contents(t, out))
	}
	status, _, stderr := annualreport(t, "desk", "-settings", settings, "-o", out, folder)
	if status != terminal.Done || !strings.Contains(stderr, "其中 0 个有变化") {
		t.Errorf("a run without news: %s", stderr)
	}
}

// TestDeskRefused: what cannot be done is said, with status 2, and nothing is written.
func TestDeskRefused(t *testing.T) {
	empty := t.TempDir()
	file := copySample(t, filepath.Join(t.TempDir(), "a.yaml"))
	for name, args := range map[string][]string{
		"no -o":        {empty},
		"no office":    {"-o", filepath.Join(t.TempDir(), "out"), empty},
		"nothing came": {"-o", filepath.Join(t.TempDir(), "out"), "-office", "某县人民政府", empty},
		"no archive":   {"-o", filepath.Join(t.TempDir(), "out"), "-office", "某县人民政府", file},
		"into a file":  {"-o", file, "-office", "某县人民政府", empty},
		"no folder":    {"-o", filepath.Join(t.TempDir(), "out"), "-office", "某县人民政府", filepath.Join(empty, "没有")},
	} {
		if status, stdout, _ := annualreport(t, append([]string{"desk"}, args...)...); status != terminal.Failed || stdout != "" {
			t.Errorf("%s: status %d, %q", name, status, stdout)
		}
	}
}

// BenchmarkDesk measures 60, 720 and 3,000 reports; time is that of all processors.
func BenchmarkDesk(b *testing.B) {
	for _, counties := range []int{1, 12, 50} {
		b.Run(fmt.Sprint(counties*60), func(b *testing.B) {
			city := madeupcity.New(1, counties, 60, 2024)
			dir := b.TempDir()
			for i, o := range city.Offices() {
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.docx", i)), rendered(b, o.Report, ".docx"), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			var text bytes.Buffer
			if err := city.Settings(&text); err != nil {
				b.Fatal(err)
			}
			settings := filepath.Join(b.TempDir(), "city.yaml")
			if err := os.WriteFile(settings, text.Bytes(), 0o644); err != nil {
				b.Fatal(err)
			}
			var used, peak float64
			for b.Loop() {
				cmd := exec.Command("annualreport", "desk", "-settings", settings, "-o", b.TempDir(), dir)
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, out)
				}
				u := cmd.ProcessState.SysUsage().(*syscall.Rusage)
				used += float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
				peak = max(peak, float64(u.Maxrss)/1024)
			}
			runtime.KeepAlive(city)
			b.ReportMetric(used/float64(b.N), "cpu-s/op")
			b.ReportMetric(peak, "peak-MiB")
		})
	}
}
