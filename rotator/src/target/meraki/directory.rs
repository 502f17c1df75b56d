//! The networks that an API key can see.

use sdk_meraki::Error;

use super::super::classify::{Advice, Words, of_first_call};
use super::super::job::Job;
use super::{KEY, USER, client};
use crate::failure::Failure;
use crate::report::foreign;

/// Ids, names and organizations of all networks, in the vendor's order.
pub(super) async fn networks(job: &Job<'_>) -> Result<Vec<String>, Failure> {
    let key = job.needed(&KEY)?;
    let advice = Advice {
        key: format!("put a valid key into field `{}`", key.label),
        rights: "give the key's administrator access to an organization".to_owned(),
        not_found: "Meraki has nothing there: correct `api_url`".to_owned(),
    };
    let words = Words::new(USER.vendor, job, (USER.usual_url)(), advice);
    let client = client(job, key.label, key.text)?;
    let failed = |error: Error| of_first_call(&error, &words);
    let mut networks = Vec::new();
    let mut organizations = client.get_organizations().items();
    while let Some(organization) = organizations.try_next().await.map_err(failed)? {
        let name = organization.name.unwrap_or_default();
        let name = foreign(&name);
        match client
            .get_organization_networks()
            .organization_id(&*organization.id)
            .items()
            .try_collect()
            .await
        {
            Ok(listed) => networks.extend(listed.iter().map(|network| {
                let called = network.name.as_deref().unwrap_or_default();
                format!("{} {} (organization {name})", foreign(&network.id), foreign(called))
            })),
            // Another organization may have what is looked for.
            Err(error) if error.is_forbidden() || error.is_not_found() => {
                networks.push(format!(
                    "none of organization {name}: the key is not permitted to list its networks"
                ));
            }
            Err(error) => return Err(failed(error)),
        }
    }
    Ok(networks)
}
