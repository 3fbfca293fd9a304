package report

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Kind is the kind of organ that reports. What each kind changes is in [KindFacts].
type Kind int

const (
	// KindUnstated is the zero Kind: nothing said. What holds for a department holds then.
	KindUnstated Kind = iota
	// Department is a department of a government (政府部门).
	Department
	// Government is a people's government (人民政府) of a county or above, whose report
	// its 政府信息公开工作主管部门 publishes.
	Government
	// GovernmentOffice is the office of a government (政府办公室、办公厅), whose report is
	// another than the government's.
	GovernmentOffice
	// Township is the people's government of a township (乡镇人民政府).
	Township
	// Subdistrict is the office of a subdistrict (街道办事处), which a government sends out.
	Subdistrict
	// Zone is the committee of a development zone, a scenic area or the like (管理委员会).
	Zone
	// Vertical is an organ that its own system manages and not the local government
	// (垂直管理机关): taxes, customs, the survey offices.
	Vertical
	// Institution is a public institution (事业单位): a school, a hospital, a centre.
	Institution
)

// valid reports whether the kind is one of the constants.
func (k Kind) valid() bool { return k >= KindUnstated && int(k) < len(kindFacts) }

// String returns the key of the kind in a file, as "department" or "government_office";
// "" where none was stated.
func (k Kind) String() string {
	if !k.valid() {
		return fmt.Sprintf("Kind(%d)", int(k))
	}
	return kindFacts[k].Key
}

// ParseKind reads the key of a kind.
func ParseKind(s string) (Kind, error) {
	for _, f := range kindFacts {
		if f.Key == s && s != "" {
			return f.Kind, nil
		}
	}
	return KindUnstated, message.Errorf("report.kind", s, strings.Join(kindKeys(), ", "))
}

// kindKeys are the keys of all kinds.
func kindKeys() []string {
	var keys []string
	for _, f := range kindFacts[1:] {
		keys = append(keys, f.Key)
	}
	return keys
}

// OrganKind returns the kind that counts for the report: the one that is stated, otherwise
// the one that the name of the organ tells ([KindOf]), and whether it is only told by the
// name.
func (r *Report) OrganKind() (kind Kind, inferred bool) {
	if r.Kind != KindUnstated {
		return r.Kind, false
	}
	kind = KindOf(r.Office)
	return kind, kind != KindUnstated
}

// OfGovernment reports whether the report is one of a people's government, that of a
// township included, by [Report.OrganKind].
func (r *Report) OfGovernment() bool {
	kind, _ := r.OrganKind()
	return kind.Facts().Government
}
