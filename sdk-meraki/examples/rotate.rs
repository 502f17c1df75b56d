//! Sets the password of a client-VPN user, and says what is known if that fails:
//! `MERAKI_API_KEY=… cargo run --example rotate NETWORK EMAIL < new-password`
#![allow(clippy::print_stdout, reason = "a program for people")]

use sdk_meraki::types::builder::UpdateNetworkMerakiAuthUserBody;
use sdk_meraki::{Client, Secret};

type Failure = Box<dyn std::error::Error>;

async fn rotate(client: &Client, network: &str, email: &str, password: Secret) -> Result<(), Failure> {
    let users = client.get_network_meraki_auth_users().network_id(network).send().await?;
    let user =
        users.iter().find(|user| user.email.as_deref() == Some(email)).ok_or("there is no such user")?;
    let change = client
        .update_network_meraki_auth_user()
        .network_id(network)
        .meraki_auth_user_id(user.id.as_str())
        .body_map(|body: UpdateNetworkMerakiAuthUserBody| body.password(password));
    match change.send().await {
        Ok(_) => Ok(()),
        // The vendor said yes; only the response could not be read.
        Err(error) if error.was_applied() => Ok(()),
        Err(error) if error.may_have_been_applied() => Err(format!("check the account: {error}").into()),
        Err(error) => Err(format!("the password is unchanged: {error}").into()),
    }
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let usage = "usage: rotate NETWORK EMAIL < new-password";
    let [network, email] = [1, 2].map(|index| std::env::args().nth(index));
    let (network, email) = (network.ok_or(usage)?, email.ok_or(usage)?);
    let password = Secret::from(std::io::read_to_string(std::io::stdin())?.trim_end().to_owned());
    let client = Client::builder().api_key(std::env::var("MERAKI_API_KEY")?).build()?;
    rotate(&client, &network, &email, password).await?;
    println!("the password of {email} was changed");
    Ok(())
}

#[cfg(test)]
mod tests {
    use sdk_mock::Fault;
    use sdk_mock::meraki::{API_KEY, Meraki, NETWORK_ID, USER_EMAIL};

    use super::*;

    #[tokio::test]
    async fn an_unreadable_response_is_no_failure() {
        let meraki = Meraki::start().await;
        meraki.fault(Fault::on("updateNetworkMerakiAuthUser").after_change().status(200).html());
        let client = Client::builder().api_key(API_KEY).base_url(meraki.base_url()).build().unwrap();
        rotate(&client, NETWORK_ID, USER_EMAIL, Secret::from("New-Example-Passw0rd")).await.unwrap();
        assert_eq!(meraki.password_of(USER_EMAIL).as_deref(), Some("New-Example-Passw0rd"));
    }

    #[tokio::test]
    async fn an_unknown_user_is_named_before_anything_is_sent() {
        let meraki = Meraki::start().await;
        let client = Client::builder().api_key(API_KEY).base_url(meraki.base_url()).build().unwrap();
        let failed = rotate(&client, NETWORK_ID, "nobody@example.com", Secret::from("x")).await.unwrap_err();
        assert_eq!(failed.to_string(), "there is no such user");
        assert_eq!(meraki.password_changes(), 0);
    }
}
